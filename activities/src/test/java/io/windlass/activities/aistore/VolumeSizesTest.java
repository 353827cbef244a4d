package io.windlass.activities.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.activities.aistore.DesiredObjects.Shape;
import io.windlass.activities.aistore.objects.ClaimSizes;
import io.windlass.workflows.aistore.Volumes;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.DaemonRole;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The sizes of a StatefulSet are set beside those of the spec, and stay as long as it does. */
class VolumeSizesTest {

  private static final StatefulSet LIVE = set(sized("2Gi"), Both.none());

  @Test
  void theSameInOtherWordsIsAsWanted() {
    assertThat(beside("2Gi")).isEqualTo(new Volumes.AsWanted());
    assertThat(beside("2048Mi")).isEqualTo(new Volumes.AsWanted());
    assertThat(beside("2147483648500m")).isEqualTo(new Volumes.AsWanted());
  }

  @Test
  void lessIsTooSmall() {
    assertThat(beside("3Gi")).isEqualTo(new Volumes.TooSmall());
  }

  @Test
  void moreIsToldWithBothSizes() {
    assertThat(beside("1Gi"))
        .isInstanceOfSatisfying(
            Volumes.TooLarge.class,
            large ->
                assertThat(large.problem().text())
                    .isEqualTo(
                        "spec.targetSpec.mounts[0].size (2Gi -> 1Gi): Kubernetes makes no volume"
                            + " smaller: give at least 2Gi"));
  }

  @Test
  void anApplyLeavesThemAsTheyAre() {
    StatefulSet applied = set(sized("3Gi"), new Both<>(Optional.empty(), Optional.of(LIVE)));

    assertThat(applied.getSpec().getVolumeClaimTemplates())
        .isEqualTo(LIVE.getSpec().getVolumeClaimTemplates());
    assertThat(ClaimSizes.of(set(sized("3Gi"), Both.none())).byTemplate().values())
        .containsExactly(new Quantity("3Gi"));
  }

  private static Volumes beside(String size) {
    return ClaimSizes.of(LIVE).beside(sized(size));
  }

  private static StatefulSet set(AIStore aistore, Both<Optional<StatefulSet>> live) {
    return Demo.DESIRED.nodes(aistore, DaemonRole.TARGET, new Shape(2, 0), live);
  }

  private static AIStore sized(String size) {
    String plain = Serialization.asYaml(Demo.plain());
    return Serialization.unmarshal(plain.replace("\"1Gi\"", '"' + size + '"'), AIStore.class);
  }
}
