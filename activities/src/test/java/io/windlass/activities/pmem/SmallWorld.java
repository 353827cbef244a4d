package io.windlass.activities.pmem;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.NodeListBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodListBuilder;
import io.fabric8.kubernetes.api.model.storage.CSINode;
import io.fabric8.kubernetes.api.model.storage.CSINodeBuilder;
import io.fabric8.kubernetes.api.model.storage.CSINodeListBuilder;
import io.windlass.workflows.pmem.resource.DriverDeployment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Seven nodes that have a driver, and an API server that tells of them. */
final class SmallWorld implements AutoCloseable {

  static final String NODES = "/api/v1/nodes";
  static final String KUBELETS = "/apis/storage.k8s.io/v1/csinodes";
  static final String PODS = "/api/v1/namespaces/pmem-csi/pods";

  final CountingApiServer server;
  final DriverWait wait;

  SmallWorld() {
    server = CountingApiServer.start();
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
    for (int number = 1; number <= 7; number++) {
      server.put(NODES, node(number));
      server.put(KUBELETS, kubelet(number));
    }
    server.put(NODES, new NodeListBuilder().withItems(range(SmallWorld::node)).build());
    server.put(KUBELETS, new CSINodeListBuilder().withItems(range(SmallWorld::kubelet)).build());
    server.put(PODS, new PodListBuilder().build());
  }

  @Override
  public void close() {
    server.close();
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

  static Node node(int number) {
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
