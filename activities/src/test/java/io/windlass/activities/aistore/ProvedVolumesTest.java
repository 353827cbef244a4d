package io.windlass.activities.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is begun stays begun until it is proved, and what is proved ends with another volume. */
class ProvedVolumesTest {

  private static final ProvedVolumes NOTHING = new ProvedVolumes(new SettledTargets(Set.of()));
  private static final Pod FIRST = pod("demo-target-0");
  private static final Pod SECOND = pod("demo-target-1");

  @Test
  void aTargetIsProvedForItsNumberOfVolumes() {
    ProvedVolumes proved = NOTHING.withProved(FIRST, 2);

    assertThat(proved.contains(FIRST, 2)).isTrue();
    assertThat(proved.contains(FIRST, 3)).isFalse();
    assertThat(proved.contains(SECOND, 2)).isFalse();
  }

  @Test
  void whatIsBegunIsNotProved() {
    ProvedVolumes begun = NOTHING.withProved(FIRST, 2).withProved(SECOND, 2).withBegun(FIRST);

    assertThat(begun.begun(FIRST)).isTrue();
    assertThat(begun.contains(FIRST, 2)).isFalse();
    assertThat(begun.begun(SECOND)).isFalse();
    assertThat(begun.annotation()).containsValue("demo-target-0=begun,demo-target-1=2");
    assertThat(begun.withProved(FIRST, 3).begun(FIRST)).isFalse();
  }

  private static Pod pod(String name) {
    return new PodBuilder().withNewMetadata().withName(name).endMetadata().build();
  }
}
