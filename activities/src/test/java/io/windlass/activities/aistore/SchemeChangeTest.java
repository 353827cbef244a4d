package io.windlass.activities.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.DaemonRole;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A cluster that runs is not turned from one scheme to the other. */
class SchemeChangeTest {

  private final AIStore plain = Demo.plain();
  private final AIStore secured = Demo.secured();

  @Test
  void nothingIsToldWithoutAChange() {
    assertThat(SchemeChange.of(plain, Stream.empty())).isEmpty();
    assertThat(SchemeChange.of(secured, Stream.empty())).isEmpty();
    assertThat(SchemeChange.of(plain, Stream.of(nodes(plain)))).isEmpty();
    assertThat(SchemeChange.of(secured, Stream.of(nodes(secured)))).isEmpty();
  }

  @Test
  void bothWaysAreToldApart() {
    assertThat(SchemeChange.of(secured, Stream.of(nodes(plain))).orElseThrow())
        .startsWith("the spec asks for https")
        .contains("but the cluster serves http:", "Take the change back");
    assertThat(SchemeChange.of(plain, Stream.of(nodes(secured))).orElseThrow())
        .startsWith("the spec asks for http ")
        .contains("but the cluster serves https:");
  }

  private static StatefulSet nodes(AIStore aistore) {
    return Demo.DESIRED.nodes(
        aistore, DaemonRole.TARGET, new DesiredObjects.Shape(1, 0), Both.none());
  }
}
