package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.NodeAddress;
import io.windlass.testbed.kubelet.ImageRegistry;
import io.windlass.testbed.playground.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The old Helm deployment {@code demo} on two hosts. The chart's names allow one on a stack. */
record HelmRelease(RealStack stack, Cluster cluster) {

  static final List<String> HOSTS = List.of("aerospike-9", "aerospike-10");

  private static final String PRIMARY = "nvidia.com/ais-initial-primary-proxy";

  /** Labels its hosts, and brings its images. */
  static void prepare(RealStack stack) {
    ImageRegistry images = stack.stack().settings().simulation().images();
    images.put("quay.io/nvidia/aisnode", new OldAisProgram());
    images.put("quay.io/nvidia/ais-kubectl", OldAisProgram.init());
    Hosts hosts = new Hosts(stack);
    for (String host : HOSTS) {
      hosts.label(host, "nvidia.com/ais-target=demo-ais");
      hosts.label(host, "nvidia.com/ais-proxy=demo-ais-electable");
    }
  }

  /** What the chart makes outside its namespace is no longer there for the next one. */
  static void clean(RealStack stack) {
    stack
        .kubectl()
        .succeed(
            "delete",
            "--ignore-not-found",
            "--wait=false",
            "clusterrole/ais-cr",
            "clusterrolebinding/ais-crb",
            "storageclass/local-storage",
            "persistentvolume/demo-ais-graphite-pv");
    Hosts hosts = new Hosts(stack);
    for (String host : HOSTS) {
      hosts.label(host, "nvidia.com/ais-target-");
      hosts.label(host, "nvidia.com/ais-proxy-");
      hosts.label(host, PRIMARY + "-");
    }
  }

  /**
   * Installs it.
   *
   * @param shape of the chart: older or last
   */
  static HelmRelease install(RealStack stack, Cluster cluster, String shape) {
    try {
      String chart = "src/test/resources/takeover/chart-%s.yaml".formatted(shape);
      String yaml =
          Files.readString(Path.of(chart))
              .replace("namespace: default", "namespace: " + cluster.namespace());
      Command.Answer answer = cluster.tryApply(yaml, "-n", cluster.namespace());
      assertThat(answer.exitCode()).as(answer.errors()).isZero();
      return new HelmRelease(stack, cluster);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The IDs of its targets. */
  Set<String> targetIds() {
    return HOSTS.stream().map(this::address).map(OldAisProgram::id).collect(Collectors.toSet());
  }

  private String address(String host) {
    return stack.kubernetes().nodes().withName(host).get().getStatus().getAddresses().stream()
        .filter(address -> address.getType().equals("InternalIP"))
        .map(NodeAddress::getAddress)
        .findFirst()
        .orElseThrow();
  }

  void labelPrimary() {
    new Hosts(stack).label(HOSTS.getFirst(), PRIMARY + "=demo-ais");
  }

  void awaitPods() {
    assertThat(Eventually.holds(Cluster.LONG, () -> readyPods() == 2L * HOSTS.size()))
        .as("pods that are ready: %d", readyPods())
        .isTrue();
  }

  private long readyPods() {
    return stack.kubernetes().pods().inNamespace(cluster.namespace()).list().getItems().stream()
        .filter(pod -> pod.getMetadata().getLabels().containsKey("release"))
        .flatMap(pod -> pod.getStatus().getConditions().stream())
        .filter(told -> told.getType().equals("Ready") && told.getStatus().equals("True"))
        .count();
  }
}
