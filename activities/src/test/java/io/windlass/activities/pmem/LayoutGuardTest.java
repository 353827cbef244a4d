package io.windlass.activities.pmem;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.windlass.activities.pmem.objects.DriverContext;
import io.windlass.activities.pmem.objects.Drivers;
import io.windlass.activities.pmem.objects.NodeDaemonSet;
import io.windlass.workflows.pmem.resource.DriverDeployment;
import io.windlass.workflows.pmem.resource.DriverLayout;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** In which layout a driver is, and that it stays so. */
class LayoutGuardTest {

  private static final DriverContext OLD = Drivers.of("v0.8.0");
  private static final DriverContext LATER = Drivers.of("v1.1.0");

  private static DriverDeployment resource(String recorded) {
    DriverDeployment resource = new DriverDeployment();
    resource.setMetadata(
        new ObjectMetaBuilder()
            .withName("demo")
            .withAnnotations(Map.of(DriverLayout.ANNOTATION, recorded))
            .build());
    return resource;
  }

  private static Optional<DaemonSet> live(DriverContext context) {
    return Optional.of(NodeDaemonSet.of(context));
  }

  @Test
  void whatLivesTellsMoreThanWhatIsRecorded() {
    assertThat(LayoutGuard.made(resource("registry"), live(LATER)))
        .contains(DriverLayout.DISTRIBUTED);
    assertThat(LayoutGuard.made(resource("distributed"), live(OLD)))
        .contains(DriverLayout.REGISTRY);
    assertThat(LayoutGuard.made(resource("distributed"), Optional.empty()))
        .contains(DriverLayout.DISTRIBUTED);
    assertThat(LayoutGuard.made(resource(""), Optional.empty())).isEmpty();
  }

  @Test
  void anotherLayoutIsRefusedWhicheverTheFirstWas() {
    assertThat(LayoutGuard.refusal(resource(""), live(OLD), LATER.spec())).isPresent();
    assertThat(LayoutGuard.refusal(resource(""), live(LATER), OLD.spec())).isPresent();
    assertThat(LayoutGuard.refusal(resource("registry"), Optional.empty(), LATER.spec()))
        .isPresent();
    assertThat(LayoutGuard.refusal(resource("registry"), live(OLD), OLD.spec())).isEmpty();
    assertThat(LayoutGuard.refusal(resource(""), Optional.empty(), LATER.spec())).isEmpty();
  }
}
