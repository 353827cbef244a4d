package io.windlass.activities.pmem;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeListBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSetListBuilder;
import io.windlass.workflows.pmem.DriverNode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever waits reads what is waited for, and nothing else. */
class DriverWaitTest {

  private static final String NODES = SmallWorld.NODES;
  private static final String KUBELETS = SmallWorld.KUBELETS;
  private static final String PODS = SmallWorld.PODS;
  private static final String OF_NODES = "?labelSelector=app=pmem-csi-intel-com-node";

  private final SmallWorld world = new SmallWorld();
  private final CountingApiServer server = world.server;
  private final DriverWait wait = world.wait;

  @AfterEach
  void close() {
    world.close();
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

    assertThat(wait.facts(List.of("node-1"), true).newcomers()).isEmpty();
    assertThat(server.asked())
        .hasSize(3)
        .contains("GET " + NODES + "?labelSelector=storage=pmem,!windlass.io/pmem-driver");
  }

  @Test
  void aFreeNodeIsJudgedOnce() {
    Node free = SmallWorld.node(1);
    free.getMetadata().setLabels(Map.of("storage", "pmem"));
    free.getMetadata().setResourceVersion("5");
    server.put(NODES, new NodeListBuilder().withItems(free).build());
    server.put("/apis/apps/v1/daemonsets", new DaemonSetListBuilder().build());
    server.put("/apis/pmem-csi.intel.com/v1alpha1/deployments", new DaemonSetListBuilder().build());
    server.put(
        "/apis/pmem-csi.intel.com/v1beta1/pmemcsideployments", new DaemonSetListBuilder().build());

    assertThat(wait.facts(List.of(), true).newcomers())
        .extracting(DriverNode::name)
        .containsExactly("node-1");
    server.asked();
    assertThat(wait.facts(List.of(), true).newcomers()).isEmpty();
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
}
