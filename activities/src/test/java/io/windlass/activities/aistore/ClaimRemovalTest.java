package io.windlass.activities.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.windlass.activities.aistore.DesiredObjects.Shape;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.DaemonRole;
import java.util.List;
import java.util.function.Predicate;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ClaimRemovalTest {

  private final AIStore demo = Demo.plain();
  private final Predicate<String> targets =
      ClaimRemoval.names(Demo.DESIRED, demo, DaemonRole.TARGET);

  @Test
  void dataAndStateOfEachTargetAreOurs() {
    assertThat(Demo.DESIRED.nodes(demo, DaemonRole.TARGET, new Shape(1, 0), Both.none()))
        .extracting(set -> set.getSpec().getVolumeClaimTemplates())
        .asInstanceOf(InstanceOfAssertFactories.list(PersistentVolumeClaim.class))
        .extracting(template -> template.getMetadata().getName() + "-demo-target-12")
        .isNotEmpty()
        .allMatch(targets);
  }

  @Test
  void whatOnlyLooksLikeOneIsNot() {
    assertThat(
            List.of(
                "demo-ais-disk0-demo-target-0-backup",
                "mine-demo-target-0",
                "demo-ais-disk0-demo-proxy-0",
                "demo-ais-disk0-demo-target-",
                "demo-ais-disk0-other-demo-target-0"))
        .noneMatch(targets);
  }
}
