package io.windlass.activities.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettledTargetsTest {

  private static final String UID = "0123456789abcdef";

  @Test
  void survivesItsWayThroughAnAnnotation() {
    SettledTargets settled = SettledTargets.of(List.of(target(1, 0), target(2, 2)));
    assertThat(settled.annotation()).isEqualTo("demo-target-1=01234567.0,demo-target-2=01234567.2");
    assertThat(SettledTargets.parse(settled.annotation())).isEqualTo(settled);
    assertThat(SettledTargets.parse("").processes()).isEmpty();
  }

  @Test
  void knowsAProcessFromTheNextOneInTheSamePod() {
    SettledTargets settled = SettledTargets.of(List.of(target(1, 0)));
    assertThat(settled.contains(target(1, 0))).isTrue();
    assertThat(settled.contains(target(1, 1))).isFalse();
  }

  @Test
  void strikesOneTargetAndNoOther() {
    SettledTargets settled = SettledTargets.of(List.of(target(1, 0), target(10, 0)));
    assertThat(settled.without("demo-target-1"))
        .isEqualTo(SettledTargets.of(List.of(target(10, 0))));
  }

  private static Pod target(int ordinal, int restarts) {
    return new PodBuilder()
        .withNewMetadata()
        .withName("demo-target-" + ordinal)
        .withUid(UID)
        .endMetadata()
        .withNewStatus()
        .addNewContainerStatus()
        .withName("ais-node")
        .withRestartCount(restarts)
        .endContainerStatus()
        .endStatus()
        .build();
  }
}
