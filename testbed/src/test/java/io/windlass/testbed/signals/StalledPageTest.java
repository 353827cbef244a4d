package io.windlass.testbed.signals;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.lifecycle.Reason;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every reason why nothing more is done has a section, and no other word has one. */
class StalledPageTest {

  private static final Pattern SECTION = Pattern.compile("(?ms)^### `(\\w+)`$(.*?)(?=^##|\\z)");

  private final Set<Reason> stalling = stalling();
  private final Map<String, String> sections =
      SECTION
          .matcher(Signals.text("docs/stalled.md"))
          .results()
          .collect(Collectors.toMap(section -> section.group(1), section -> section.group(2)));

  private static Set<Reason> stalling() {
    Reason[] all = Reason.values();
    return EnumSet.range(Reason.NOT_SUPPORTED, all[all.length - 1]);
  }

  @Test
  void hasASectionForEachReason() {
    assertThat(sections.keySet())
        .containsExactlyInAnyOrderElementsOf(stalling.stream().map(Reason::camelCase).toList());
  }

  @Test
  void tellsWhetherItEndsByItself() {
    assertThat(stalling)
        .allSatisfy(
            reason ->
                assertThat(
                        sections.getOrDefault(reason.camelCase(), "").contains("*Ends by itself*"))
                    .as(reason.camelCase())
                    .isEqualTo(!reason.needsPerson()));
  }
}
