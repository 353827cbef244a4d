package io.windlass.activities.pmem;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import io.windlass.workflows.pmem.resource.DriverDeployment;
import io.windlass.workflows.pmem.resource.KubernetesVersion;
import io.windlass.workflows.pmem.resource.Platform;
import io.windlass.workflows.pmem.resource.PmemCSIDeployment;
import io.windlass.workflows.pmem.resource.PmemResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who else wants or has a Kubernetes node. */
class RivalsTest {

  private static final Platform PLATFORM =
      new Platform(new KubernetesVersion(1, 36), "intel/pmem-csi-driver:v0.8.0");

  private static final String OWNER = "windlass.io/pmem-driver";

  private final PmemResource self = alpha("mine", "2026-06-01T12:00:00Z");
  private final PmemResource older = beta("older", "2026-06-01T11:00:00Z");
  private final PmemResource younger = beta("younger", "2026-06-01T13:00:00Z");

  @Test
  void aNodeThatIsClaimedBelongsToWhoClaimedIt() {
    assertThat(rivals(older).of(node(Map.of("storage", "pmem", OWNER, "mine")))).isEmpty();
    assertThat(rivals(younger).of(node(Map.of("storage", "pmem", OWNER, "younger"))))
        .contains("PmemCSIDeployment younger");
    assertThat(rivals().of(node(Map.of(OWNER, "gone")))).contains("a driver with the label gone");
  }

  @Test
  void aFreeNodeIsForTheOldest() {
    assertThat(rivals(older).of(node(Map.of("storage", "pmem"))))
        .contains("PmemCSIDeployment older");
    assertThat(rivals(younger).of(node(Map.of("storage", "pmem")))).isEmpty();
    assertThat(rivals(older).of(node(Map.of("storage", "ais")))).isEmpty();
  }

  @Test
  void aDriverThatIsNotOfWindlassHasItsNodes() {
    assertThat(
            strangers(daemons("/usr/local/bin/pmem-csi-driver"))
                .of(node(Map.of("storage", "pmem"))))
        .contains("DaemonSet other/driver, which is not of Windlass");
    assertThat(strangers(daemons("/usr/bin/agent")).of(node(Map.of("storage", "pmem")))).isEmpty();
  }

  @Test
  void aFreeNodeIsWhosePodHasNotEndedThere() {
    Pod ending = pod("other-node", "DaemonSet");
    assertThat(running(ending).of(node(Map.of("storage", "pmem"))))
        .contains("the driver of other-node, which has not ended there");
    assertThat(running(ending).of(node(Map.of(OWNER, "mine")))).isEmpty();
    assertThat(running(pod("mine-node", "DaemonSet")).of(node(Map.of()))).isEmpty();
    assertThat(running(pod("other-controller", "StatefulSet")).of(node(Map.of()))).isEmpty();
    ending.getStatus().setPhase("Failed");
    assertThat(running(ending).of(node(Map.of()))).isEmpty();
  }

  @Test
  void oneNameIsForTheOldest() {
    assertThat(rivals(alpha("other", "2026-06-01T11:00:00Z")).namesake("pmem-csi.intel.com"))
        .contains("Deployment other");
    assertThat(rivals(older).namesake("pmem-csi.intel.com")).isEmpty();
  }

  private Rivals rivals(PmemResource... others) {
    List<PmemResource> all = new ArrayList<>(List.of(others));
    all.add(self);
    return Rivals.of(self, all, List.of(), pods(), PLATFORM);
  }

  private Rivals strangers(DaemonSet set) {
    return Rivals.of(self, List.of(self), List.of(set), pods(), PLATFORM);
  }

  private Rivals running(Pod pod) {
    return Rivals.of(self, List.of(self), List.of(), pods(pod), PLATFORM);
  }

  private static OtherPods pods(Pod... pods) {
    return new OtherPods(() -> List.of(pods), "mine-node");
  }

  private static Pod pod(String app, String owner) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(app + "-1")
        .withLabels(Map.of("app", app))
        .addNewOwnerReference()
        .withKind(owner)
        .withName(app)
        .endOwnerReference()
        .endMetadata()
        .withNewSpec()
        .withNodeName("node-1")
        .addNewContainer()
        .withCommand("/usr/local/bin/pmem-csi-driver")
        .endContainer()
        .endSpec()
        .withNewStatus()
        .withPhase("Running")
        .endStatus()
        .build();
  }

  private static DaemonSet daemons(String program) {
    return new DaemonSetBuilder()
        .withNewMetadata()
        .withName("driver")
        .withNamespace("other")
        .endMetadata()
        .withNewSpec()
        .withNewTemplate()
        .withNewSpec()
        .withNodeSelector(Map.of("storage", "pmem"))
        .addNewContainer()
        .withCommand(program)
        .endContainer()
        .endSpec()
        .endTemplate()
        .endSpec()
        .build();
  }

  private static Node node(Map<String, String> labels) {
    return new NodeBuilder()
        .withNewMetadata()
        .withName("node-1")
        .withLabels(labels)
        .endMetadata()
        .build();
  }

  private static DriverDeployment alpha(String name, String created) {
    DriverDeployment resource = new DriverDeployment();
    resource.setMetadata(
        new ObjectMetaBuilder()
            .withName(name)
            .withUid("uid-" + name)
            .withCreationTimestamp(created)
            .build());
    return resource;
  }

  private static PmemCSIDeployment beta(String name, String created) {
    PmemCSIDeployment resource = new PmemCSIDeployment();
    resource.setMetadata(alpha(name, created).getMetadata());
    return resource;
  }
}
