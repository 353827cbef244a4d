package io.windlass.activities.pmem;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import io.windlass.activities.pmem.objects.DriverContext;
import io.windlass.activities.pmem.objects.DriverContext.Started;
import io.windlass.activities.pmem.objects.DriverObjects;
import io.windlass.activities.pmem.objects.Drivers;
import io.windlass.activities.pmem.objects.NodeDaemonSet;
import io.windlass.activities.pmem.objects.Side;
import io.windlass.workflows.pmem.resource.DriverDeployment;
import io.windlass.workflows.pmem.resource.PmemResource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    assertThat(KEPT.annotation()).contains("/7d9f8c5b4,Controller=");
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

  /** Recorded by a Windlass that knew no other controller. */
  @Test
  void whatWasRecordedBeforeIsReadToo() {
    assertThat(
            KeptDriver.recorded(
                resource(Map.of("windlass.io/kept", "DaemonSet=a/b,StatefulSet=c"))))
        .contains(new KeptDriver("a", "b", "c"));
  }

  private static ControllerWorkload ours(DriverContext context) {
    return ControllerWorkload.of(DriverObjects.controller(context));
  }

  private static ControllerWorkload theirs(DriverContext context) {
    return ours(context)
        .with(
            new PodTemplateSpecBuilder()
                .withNewMetadata()
                .addToLabels("app", "theirs")
                .endMetadata()
                .build());
  }

  @ParameterizedTest
  @CsvSource({"v0.7.0, v0.7.1", "v0.9.0, v0.9.1", "v1.1.0, v1.1.1"})
  void theControllerKeepsTheirsToo(String release, String another) {
    DriverContext wanted = Drivers.of(release);
    KeptDriver kept = KeptDriver.of(wanted, Optional.of("7d9f8c5b4"), true);
    Optional<ControllerWorkload> theirs = Optional.of(theirs(wanted));
    assertThat(kept.over(wanted, theirs)).isEqualTo(theirs.get());
    DriverContext other = Drivers.of(another);
    assertThat(kept.over(other, theirs)).isEqualTo(ours(other));
    assertThat(kept.over(wanted, Optional.empty())).isEqualTo(ours(wanted));
    assertThat(kept.over(wanted, Optional.of(ours(other))))
        .as("once Windlass has replaced it, there is nothing to come back to")
        .isEqualTo(ours(wanted));
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
