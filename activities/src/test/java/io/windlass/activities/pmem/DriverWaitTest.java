package io.windlass.activities.pmem;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.NodeListBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodListBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSetListBuilder;
import io.fabric8.kubernetes.api.model.storage.CSINode;
import io.fabric8.kubernetes.api.model.storage.CSINodeBuilder;
import io.fabric8.kubernetes.api.model.storage.CSINodeListBuilder;
import io.windlass.workflows.pmem.DriverNode;
import io.windlass.workflows.pmem.resource.DriverDeployment;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever waits reads what is waited for, and nothing else. */
class DriverWaitTest {

  private static final String NODES = "/api/v1/nodes";
  private static final String KUBELETS = "/apis/storage.k8s.io/v1/csinodes";
  private static final String PODS = "/api/v1/namespaces/pmem-csi/pods";
  private static final String OF_NODES = "?labelSelector=app=pmem-csi-intel-com-node";

  private final CountingApiServer server;
  private final DriverWait wait;

  DriverWaitTest() throws IOException {
    server = new CountingApiServer();
    PmemSettings settings =
        new PmemSettings(
            "pmem-csi",
            "intel/pmem-csi-driver:v0.8.0",
            "cluster.local",
            Duration.ofMinutes(1),
            Duration.ofDays(90),
            Duration.ofDays(365));
    wait =
        new DriverObserver(server.client, new PmemResources(server.client), settings)
            .wait(driver());
  }

  @BeforeEach
  void fill() {
    for (int number = 1; number <= 7; number++) {
      server.put(NODES, node(number));
      server.put(KUBELETS, kubelet(number));
    }
    server.put(NODES, new NodeListBuilder().withItems(range(DriverWaitTest::node)).build());
    server.put(
        KUBELETS, new CSINodeListBuilder().withItems(range(DriverWaitTest::kubelet)).build());
    server.put(PODS, new PodListBuilder().build());
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void toBeginReadsTheDaemonSetAndTheSecrets() {
    assertThat(server.asked())
        .contains("GET /apis/apps/v1/namespaces/pmem-csi/daemonsets/pmem-csi-intel-com-node")
        .noneMatch(asked -> asked.contains("persistentvolumes") || asked.endsWith("/daemonsets"))
        .noneMatch(asked -> asked.startsWith("GET " + NODES) || asked.startsWith("GET " + PODS));
  }

  @Test
  void aFewNodesAreReadOneByOne() {
    server.asked();

    List<DriverNode> seen = wait.atNodes(List.of("node-2", "node-5")).nodes();

    assertThat(seen).extracting(DriverNode::name).containsExactly("node-2", "node-5");
    assertThat(seen).allMatch(node -> node.health().registered() && node.owned());
    assertThat(server.asked())
        .containsExactly(
            onNode(2),
            onNode(5),
            "GET " + NODES + "/node-2",
            "GET " + NODES + "/node-5",
            "GET " + KUBELETS + "/node-2",
            "GET " + KUBELETS + "/node-5");
  }

  @Test
  void manyAreReadByThreeLists() {
    server.asked();
    List<String> six = IntStream.rangeClosed(1, 6).mapToObj(number -> "node-" + number).toList();

    assertThat(wait.atNodes(six).nodes()).hasSize(six.size());
    assertThat(server.asked())
        .containsExactly("GET " + PODS + OF_NODES, "GET " + NODES, "GET " + KUBELETS);
  }

  @Test
  void newcomersAreSelectedByTheServer() {
    server.asked();
    server.put(NODES, new NodeListBuilder().build());

    assertThat(wait.atNodesAndNewcomers(List.of("node-1")).nodes()).hasSize(1);
    assertThat(server.asked())
        .hasSize(4)
        .contains("GET " + NODES + "?labelSelector=storage=pmem,!windlass.io/pmem-driver");
  }

  @Test
  void aFreeNodeIsJudgedOnce() {
    Node free = node(1);
    free.getMetadata().setLabels(Map.of("storage", "pmem"));
    free.getMetadata().setResourceVersion("5");
    server.put(NODES, new NodeListBuilder().withItems(free).build());
    server.put("/apis/apps/v1/daemonsets", new DaemonSetListBuilder().build());
    server.put("/apis/pmem-csi.intel.com/v1alpha1/deployments", new DaemonSetListBuilder().build());
    server.put(
        "/apis/pmem-csi.intel.com/v1beta1/pmemcsideployments", new DaemonSetListBuilder().build());

    assertThat(wait.atNodesAndNewcomers(List.of()).nodes())
        .extracting(DriverNode::name)
        .containsExactly("node-1");
    server.asked();
    assertThat(wait.atNodesAndNewcomers(List.of()).nodes()).isEmpty();
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void ofTheControllerItsStatefulSetAndItsPods() {
    server.asked();

    wait.atController();

    assertThat(server.asked())
        .containsExactly(
            "GET " + PODS + "?labelSelector=app=pmem-csi-intel-com-controller",
            "GET /apis/apps/v1/namespaces/pmem-csi/statefulsets/pmem-csi-intel-com-controller");
  }

  private static String onNode(int number) {
    return "GET %s?fieldSelector=spec.nodeName=node-%d&%s"
        .formatted(PODS, number, OF_NODES.substring(1));
  }

  private static <T> List<T> range(IntFunction<T> one) {
    return IntStream.rangeClosed(1, 7).mapToObj(one).toList();
  }

  private static DriverDeployment driver() {
    DriverDeployment resource = new DriverDeployment();
    resource.setMetadata(
        new ObjectMetaBuilder()
            .withName("pmem-csi.intel.com")
            .withUid("u-1")
            .withGeneration(1L)
            .build());
    return resource;
  }

  private static Node node(int number) {
    return new NodeBuilder()
        .withNewMetadata()
        .withName("node-" + number)
        .withLabels(Map.of("storage", "pmem", "windlass.io/pmem-driver", "pmem-csi-intel-com"))
        .endMetadata()
        .withNewStatus()
        .addNewCondition()
        .withType("Ready")
        .withStatus("True")
        .endCondition()
        .endStatus()
        .build();
  }

  private static CSINode kubelet(int number) {
    return new CSINodeBuilder()
        .withNewMetadata()
        .withName("node-" + number)
        .endMetadata()
        .withNewSpec()
        .addNewDriver()
        .withName("pmem-csi.intel.com")
        .endDriver()
        .endSpec()
        .build();
  }
}
