package io.windlass.activities.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.Mount;
import io.windlass.workflows.lifecycle.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An added mount waits while a target could not come back because of it. */
class HeldMountsTest {

  private static final AIStore TWO =
      Serialization.unmarshal(
          Serialization.asJson(Demo.plain())
              .replaceAll(
                  "\"mounts\":\\[[^\\]]*\\]",
                  "\"mounts\":[{\"path\":\"/ais/disk0\",\"size\":\"1Gi\"},{\"path\":\"/ais/disk1\",\"size\":\"1Gi\"}]"),
          AIStore.class);

  @Test
  void whileAllAreReadyItIsThere() {
    assertThat(mounts(old(0, true), old(1, true), old(2, true))).hasSize(2);
  }

  @Test
  void theLowestMayBeAway() {
    assertThat(mounts(old(1, true), old(2, true))).hasSize(2);
    assertThat(mounts(given(0, true), given(1, false), old(2, true))).hasSize(2);
  }

  @Test
  void oneBehindAnotherWithoutItMayNot() {
    assertThat(mounts(old(0, true), old(2, true))).containsExactly("/ais/disk0");
    assertThat(mounts(given(0, true), old(1, true))).containsExactly("/ais/disk0");
    assertThat(mounts(given(0, true), old(1, true), old(2, false))).containsExactly("/ais/disk0");
  }

  @Test
  void onceAllHaveItNothingWaits() {
    assertThat(mounts(given(0, true), given(1, true), given(2, false))).hasSize(2);
    assertThat(mounts(given(0, true), given(1, true))).hasSize(2);
  }

  @Test
  void whoGoesWithoutItIsTold() {
    assertThat(HeldMounts.objection(TWO, List.of(given(0, true), old(1, true), old(2, false))))
        .hasValueSatisfying(
            why -> {
              assertThat(why.reason()).isEqualTo(Reason.VOLUME_HELD);
              assertThat(why.message())
                  .contains(
                      "spec.targetSpec.mounts: /ais/disk1 is not in use", "demo-target-1 gets");
            });
    assertThat(HeldMounts.objection(TWO, List.of(given(0, true), given(1, true)))).isEmpty();
  }

  private static List<String> mounts(Pod... pods) {
    return HeldMounts.without(TWO, 3, List.of(pods)).getSpec().targetSpec().mounts().stream()
        .map(Mount::path)
        .toList();
  }

  private static Pod old(int ordinal, boolean ready) {
    return new PodBuilder()
        .withNewMetadata()
        .withName("demo-target-" + ordinal)
        .withUid("uid-" + ordinal)
        .endMetadata()
        .withNewSpec()
        .addNewVolume()
        .withName("demo-ais-disk0")
        .withNewPersistentVolumeClaim("demo-ais-disk0-demo-target-" + ordinal, false)
        .endVolume()
        .endSpec()
        .withNewStatus()
        .addNewCondition()
        .withType("Ready")
        .withStatus(ready ? "True" : "False")
        .endCondition()
        .endStatus()
        .build();
  }

  private static Pod given(int ordinal, boolean ready) {
    return new PodBuilder(old(ordinal, ready))
        .editSpec()
        .addNewVolume()
        .withName("demo-ais-disk1")
        .withNewPersistentVolumeClaim("demo-ais-disk1-demo-target-" + ordinal, false)
        .endVolume()
        .endSpec()
        .build();
  }
}
