package io.windlass.starter.pmem;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.windlass.starter.resource.ObjectName;
import io.windlass.starter.resource.RawResource;
import java.util.List;
import java.util.Map;
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
  void aNodeThatIsSelectedAndNotOursIsNewsAndSoIsOneThatIsNoLongerSelected() {
    List<Node> hosts =
        List.of(
            node("free", Map.of("storage", "pmem")),
            node("ours", Map.of("storage", "pmem", OWNER, "pmem-csi-intel-com")),
            node("left", Map.of(OWNER, "pmem-csi-intel-com")),
            node("theirs", Map.of("storage", "pmem", OWNER, "other")),
            node("another", Map.of()));

    assertThat(alpha.hostNews(resource(Map.of()), hosts))
        .containsExactlyInAnyOrder("node-joins-free", "node-leaves-left", "node-shared-theirs");
    assertThat(alpha.hostNews(resource(Map.of("nodeSelector", Map.of())), hosts))
        .containsExactlyInAnyOrder("node-joins-free", "node-joins-another", "node-shared-theirs");
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
