package io.windlass.workflows.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkipTest {

  private static final Set<String> KNOWN = Set.of("send-configuration");

  private static Map<String, String> saying(String text) {
    return Map.of(Skip.ANNOTATION, text);
  }

  @Test
  void holdsForItsGenerationAlone() {
    Skip skip = new Skip("send-configuration", "the old one is good enough: really");
    Map<String, String> written = saying(skip.annotation(7));
    assertThat(Skip.problem(written, KNOWN)).isEmpty();
    assertThat(Skip.of(written, 7)).contains(skip);
    assertThat(Skip.of(written, 8)).isEmpty();
    assertThat(Skip.of(Map.of(), 7)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"send-configuration", "g7/send-configuration", "g7/send-configuration: "})
  void whatHasNoReasonIsRefused(String text) {
    assertThat(Skip.of(saying(text), 7)).isEmpty();
    assertThat(Skip.problem(saying(text), KNOWN))
        .hasValueSatisfying(
            problem ->
                assertThat(problem)
                    .contains("windlass.io/skip", "for example g7/send-configuration: why"));
  }

  @Test
  void aStepThatDataDependsOnIsRefused() {
    assertThat(Skip.problem(saying("g7/rebalance: no time"), KNOWN))
        .contains(
            "metadata.annotations[windlass.io/skip]: step rebalance can't be skipped;"
                + " only send-configuration can");
  }
}
