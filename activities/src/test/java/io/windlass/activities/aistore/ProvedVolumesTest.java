package io.windlass.activities.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is begun stays begun through restarts, and what is proved ends with its process. */
class ProvedVolumesTest {

  private static final ProvedVolumes NOTHING = new ProvedVolumes(new SettledTargets(Set.of()));

  @Test
  void aTargetIsProvedOnceItWasSeen() {
    ProvedVolumes proved = NOTHING.withProved(pod("demo-target-0", "uid-1", 0));

    assertThat(proved.contains(List.of(pod("demo-target-0", "uid-1", 0)))).isTrue();
    assertThat(proved.contains(pod("demo-target-0", "uid-2", 0))).isFalse();
    assertThat(proved.contains(List.of(pod("demo-target-1", "uid-3", 0)))).isFalse();
  }

  @Test
  void whatIsBegunOutlivesThePod() {
    ProvedVolumes begun =
        NOTHING
            .withProved(pod("demo-target-0", "uid-1", 0))
            .withBegun(pod("demo-target-0", "uid-2", 0));

    assertThat(begun.begun(pod("demo-target-0", "uid-3", 1))).isTrue();
    assertThat(begun.contains(pod("demo-target-0", "uid-2", 0))).isFalse();
    assertThat(begun.begun(pod("demo-target-1", "uid-4", 0))).isFalse();
    assertThat(
            begun
                .withProved(pod("demo-target-0", "uid-3", 1))
                .begun(pod("demo-target-0", "uid-3", 1)))
        .isFalse();
  }

  private static Pod pod(String name, String uid, int restarts) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(name)
        .withUid(uid)
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
