package io.windlass.starter.pmem;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeBuilder;
import io.fabric8.kubernetes.api.model.storage.CSINode;
import io.fabric8.kubernetes.api.model.storage.CSINodeBuilder;
import io.windlass.starter.resource.Hosts;
import io.windlass.starter.resource.ObjectName;
import io.windlass.starter.resource.RawResource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a driver consists of, and which nodes are news to it. */
class DriverKindTest {

  private static final String OWNER = "windlass.io/pmem-driver";

  private final DriverKind alpha = new DriverDeploymentKind();

  @Test
  void hasTenObjectsThatAreWatched() {
    assertThat(alpha.expected(resource(Map.of("driverName", "other.example.com"))))
        .hasSize(10)
        .contains(
            new ObjectName("CSIDriver", "other.example.com"),
            new ObjectName("DaemonSet", "pmem-csi-intel-com-node"));
    assertThat(new PmemCSIDeploymentKind().expected(resource(Map.of())))
        .contains(new ObjectName("CSIDriver", "pmem-csi.intel.com"));
  }

  @Test
  void countsWhatWasFoundAboutNodesAndHowFarConversionsAre() {
    RawResource told =
        status(
            Map.of(
                "nodes",
                    Map.of(
                        "checks",
                        List.of(
                            Map.of("node", "one", "result", "Blocked"),
                            Map.of("node", "one", "result", "Advice"),
                            Map.of("node", "two", "result", "Advice"))),
                "conversions", List.of(Map.of("node", "one", "state", "Converting"))));

    assertThat(alpha.counts())
        .extracting(count -> count.told().apply(told))
        .containsExactly(List.of("blocked", "advice", "advice"), List.of("converting"));
    assertThat(alpha.counts())
        .allSatisfy(count -> assertThat(count.words()).containsAll(count.told().apply(told)))
        .allSatisfy(
            count -> assertThat(count.told().apply(resource(Map.of()))).as("untold").isEmpty());
  }

  private static RawResource status(Map<String, Object> status) {
    RawResource resource = resource(Map.of());
    resource.object().setAdditionalProperty("status", status);
    return resource;
  }

  @Test
  void whichObjectsThereAreDependsOnLayoutAndRelease() {
    assertThat(alpha.expected(resource(Map.of("image", "a:v0.9.0"))))
        .hasSize(16)
        .contains(
            new ObjectName("StatefulSet", "pmem-csi-intel-com-controller"),
            new ObjectName("Service", "pmem-csi-intel-com-scheduler"));
    assertThat(alpha.expected(resource(Map.of("image", "a:v1.1.0"))))
        .hasSize(14)
        .contains(new ObjectName("Deployment", "pmem-csi-intel-com-controller"))
        .doesNotContain(new ObjectName("StatefulSet", "pmem-csi-intel-com-controller"));
    RawResource recorded = resource(Map.of());
    recorded
        .object()
        .getMetadata()
        .setAnnotations(Map.of("windlass.io/pmem-layout", "distributed"));
    assertThat(alpha.expected(recorded)).hasSize(12);
  }

  @Test
  void aNodeThatIsSelectedAndNotOursIsNewsAndSoIsOneThatIsNoLongerSelected() {
    List<Node> hosts =
        List.of(
            node("free", Map.of("storage", "pmem")),
            node("ours", Map.of("storage", "pmem", OWNER, "pmem-csi-intel-com")),
            node("left", Map.of(OWNER, "pmem-csi-intel-com")),
            node("theirs", Map.of("storage", "pmem", OWNER, "other")),
            node("another", Map.of()));

    assertThat(alpha.hostNews(resource(Map.of()), known(hosts)))
        .containsExactlyInAnyOrder("node-joins-free", "node-leaves-left", "node-shared-theirs");
    assertThat(alpha.hostNews(resource(Map.of("nodeSelector", Map.of())), known(hosts)))
        .containsExactlyInAnyOrder("node-joins-free", "node-joins-another", "node-shared-theirs");
  }

  @Test
  void aKubeletThatDoesNotKnowTheDriverIsNews() {
    Node ours = node("ours", Map.of("storage", "pmem", OWNER, "pmem-csi-intel-com"));

    assertThat(alpha.hostNews(resource(Map.of()), Hosts.of(List.of(ours))))
        .containsExactly("node-unregistered-ours");
    assertThat(alpha.hostNews(resource(Map.of()), known(List.of(ours)))).isEmpty();
  }

  @Test
  void whichVolumesThereAreIsNewsWhileTheDriverIsBeingDeleted() {
    RawResource deleted = resource(Map.of());
    deleted.object().getMetadata().setDeletionTimestamp("2026-06-01T12:00:00Z");
    Set<String> one = alpha.hostNews(deleted, with(volume("a", "pmem-csi.intel.com")));

    assertThat(alpha.hostNews(resource(Map.of()), with(volume("a", "pmem-csi.intel.com"))))
        .isEmpty();
    assertThat(one).containsExactly("volume-a");
    assertThat(alpha.hostNews(deleted, with(volume("b", "pmem-csi.intel.com")))).isNotEqualTo(one);
    assertThat(alpha.hostNews(deleted, with(volume("b", "other"))))
        .isEqualTo(alpha.hostNews(deleted, with()))
        .isNotEqualTo(one);
  }

  /** Each with a kubelet that knows the driver. */
  private static Hosts known(List<Node> nodes) {
    return new Hosts(
        nodes,
        nodes.stream().map(node -> kubelet(node.getMetadata().getName())).toList(),
        List.of());
  }

  private static CSINode kubelet(String name) {
    return new CSINodeBuilder()
        .withNewMetadata()
        .withName(name)
        .endMetadata()
        .withNewSpec()
        .addNewDriver()
        .withName("pmem-csi.intel.com")
        .endDriver()
        .endSpec()
        .build();
  }

  private static Hosts with(PersistentVolume... volumes) {
    return new Hosts(List.of(), List.of(), List.of(volumes));
  }

  private static PersistentVolume volume(String name, String driver) {
    return new PersistentVolumeBuilder()
        .withNewMetadata()
        .withName(name)
        .endMetadata()
        .withNewSpec()
        .withNewCsi()
        .withDriver(driver)
        .endCsi()
        .endSpec()
        .build();
  }

  private static Node node(String name, Map<String, String> labels) {
    return new NodeBuilder()
        .withNewMetadata()
        .withName(name)
        .withLabels(labels)
        .endMetadata()
        .build();
  }

  private static RawResource resource(Map<String, Object> spec) {
    GenericKubernetesResource object = new GenericKubernetesResource();
    object.setKind("Deployment");
    object.setMetadata(
        new ObjectMetaBuilder().withName("pmem-csi.intel.com").withUid("uid-1").build());
    object.setAdditionalProperty("spec", spec);
    return new RawResource(object);
  }
}
