package io.windlass.activities.pmem;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.windlass.activities.pmem.objects.ControllerStatefulSet;
import io.windlass.activities.pmem.objects.DriverContext;
import io.windlass.activities.pmem.objects.DriverContext.Started;
import io.windlass.activities.pmem.objects.Drivers;
import io.windlass.activities.pmem.objects.NodeDaemonSet;
import io.windlass.activities.pmem.objects.Side;
import io.windlass.workflows.pmem.resource.DriverDeployment;
import io.windlass.workflows.pmem.resource.PmemResource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What stays of a driver that another operator has made, and for how long. */
class KeptDriverTest {

  private static final DriverContext WANTED = Drivers.of("v0.7.0");

  private static final KeptDriver KEPT = KeptDriver.of(WANTED, Optional.of("7d9f8c5b4"), true);

  private static PmemResource resource(Map<String, String> annotations) {
    DriverDeployment resource = new DriverDeployment();
    resource.setMetadata(
        new ObjectMetaBuilder().withName("demo").withAnnotations(annotations).build());
    return resource;
  }

  @Test
  void whatIsRecordedIsReadAgain() {
    assertThat(KEPT.annotation()).contains("/7d9f8c5b4,StatefulSet=");
    assertThat(KeptDriver.recorded(resource(Map.of("windlass.io/kept", KEPT.annotation()))))
        .contains(KEPT);
    assertThat(KeptDriver.recorded(resource(Map.of()))).isEmpty();
    assertThat(KeptDriver.recorded(resource(Map.of("windlass.io/kept", "garbled")))).isEmpty();
  }

  @Test
  void nodesKeepTheirsAsLongAsWindlassWantsTheSame() {
    assertThat(KEPT.keepsNodes(WANTED)).isTrue();
    assertThat(KEPT.keepsNodes(Drivers.of("v0.7.1"))).isFalse();
    assertThat(KeptDriver.of(WANTED, Optional.empty(), true).keepsNodes(WANTED)).isFalse();
  }

  @Test
  void whatSecretsHoldDoesNotMatter() {
    DriverContext others =
        new DriverContext(
            WANTED.owner(),
            WANTED.namespace(),
            WANTED.spec(),
            new Started(Map.of(Side.NODE, "another"), Optional.empty()));
    assertThat(KEPT.keepsNodes(others)).isTrue();
    DriverContext restarted =
        new DriverContext(
            WANTED.owner(),
            WANTED.namespace(),
            WANTED.spec(),
            new Started(WANTED.started().material(), Optional.of("now")));
    assertThat(KEPT.keepsNodes(restarted)).isFalse();
  }

  private static StatefulSet theirs() {
    return new StatefulSetBuilder()
        .withNewSpec()
        .withNewTemplate()
        .withNewMetadata()
        .addToLabels("app", "theirs")
        .endMetadata()
        .endTemplate()
        .endSpec()
        .build();
  }

  @Test
  void theControllerKeepsTheirsToo() {
    StatefulSet ours = ControllerStatefulSet.of(WANTED);
    assertThat(KEPT.over(WANTED, Optional.of(theirs())).getSpec().getTemplate())
        .isEqualTo(theirs().getSpec().getTemplate());
    assertThat(KEPT.over(WANTED, Optional.of(theirs())).getSpec().getServiceName())
        .isEqualTo(ours.getSpec().getServiceName());
    DriverContext other = Drivers.of("v0.7.1");
    assertThat(KEPT.over(other, Optional.of(theirs()))).isEqualTo(ControllerStatefulSet.of(other));
    assertThat(KEPT.over(WANTED, Optional.empty())).isEqualTo(ours);
  }

  /** Once Windlass has replaced it, there is nothing to come back to. */
  @Test
  void aControllerOfOursIsNotKept() {
    StatefulSet live = ControllerStatefulSet.of(Drivers.of("v0.7.1"));
    assertThat(KEPT.over(WANTED, Optional.of(live))).isEqualTo(ControllerStatefulSet.of(WANTED));
  }

  @Test
  void aDriverIsCalledAsItsDaemonSetCallsIt() {
    DaemonSet live =
        new DaemonSetBuilder(NodeDaemonSet.of(WANTED))
            .editSpec()
            .editTemplate()
            .editSpec()
            .editMatchingContainer(each -> each.getName().equals("pmem-driver"))
            .editMatchingEnv(each -> each.getName().equals("PMEM_CSI_DRIVER_NAME"))
            .withValue("old.example.com")
            .endEnv()
            .endContainer()
            .endSpec()
            .endTemplate()
            .endSpec()
            .build();
    assertThat(name(AdoptedName.in(resource(Map.of()), Optional.of(live))))
        .isEqualTo("old.example.com");
    assertThat(name(AdoptedName.in(resource(Map.of()), Optional.empty()))).isEmpty();
    PmemResource known = resource(Map.of("windlass.io/driver-name", "known"));
    assertThat(name(AdoptedName.in(known, Optional.of(live)))).isEqualTo("known");
  }

  private static String name(PmemResource resource) {
    return PmemAnnotations.value(resource, "windlass.io/driver-name");
  }
}
