package io.windlass.starter.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A drain is refused where it is asked for, when the Kubernetes node is not ready for it. */
class DrainCheckTest {

  private final FakeSurroundings surroundings = new FakeSurroundings();
  private final DrainCheck check = new DrainCheck(surroundings);

  @Test
  void aNodeThatIsCordonedMayBeDrained() {
    assertThat(remarks("{}", draining("worker-1 monday"))).isEmpty();
    assertThat(surroundings.asked).containsExactly("node worker-1");
  }

  @Test
  void oneThatTakesPodsOrIsNotThereIsRefused() {
    assertThat(remarks("{}", draining("worker-2")))
        .singleElement()
        .isInstanceOf(Remark.Refusal.class)
        .extracting(Remark::text)
        .asString()
        .contains("metadata.annotations[windlass.io/drain]", "kubectl cordon worker-2");
    assertThat(remarks("{}", draining("worker-9")))
        .singleElement()
        .extracting(Remark::text)
        .asString()
        .contains("there is no Kubernetes node worker-9");
  }

  @Test
  void whatWasAskedForBeforeIsNotAskedAboutAgain() {
    assertThat(remarks(draining("worker-2"), draining("worker-2"))).isEmpty();
    assertThat(surroundings.asked).isEmpty();
  }

  @Test
  void whatCannotBeFoundOutIsInNobodysWay() {
    surroundings.silent = true;
    assertThat(remarks("{}", draining("worker-2"))).isEmpty();
  }

  private List<Remark> remarks(String before, String after) {
    return check.of(Changes.changed(before, after)).toList();
  }

  private static String draining(String text) {
    return "metadata: {annotations: {windlass.io/drain: %s}}".formatted(text);
  }
}
