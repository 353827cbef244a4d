package io.windlass.activities.pmem;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.windlass.activities.pmem.objects.DriverObjects;
import io.windlass.activities.pmem.objects.Drivers;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many pods of a Deployment have the present template and are ready. */
class ControllerWorkloadTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, 1",
    "1, 1, 0, 0",
    "2, 1, 2, 1",
    "2, 1, 1, 0",
    "3, 1, 2, 0",
    "1, 0, 1, 0",
  })
  void olderPodsAreCountedAsReady(int replicas, int updated, int ready, int counted) {
    Deployment live =
        new DeploymentBuilder((Deployment) DriverObjects.controller(Drivers.of("v1.1.0")))
            .editMetadata()
            .withGeneration(2L)
            .endMetadata()
            .withNewStatus()
            .withObservedGeneration(2L)
            .withReplicas(replicas)
            .withUpdatedReplicas(updated)
            .withReadyReplicas(ready)
            .endStatus()
            .build();
    assertThat(ControllerWorkload.of(live).seen()).isTrue();
    assertThat(ControllerWorkload.of(live).ready(List.of())).isEqualTo(counted);
  }
}
