package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.windlass.testbed.cloud.CloudBalancers;
import io.windlass.workflows.aistore.resource.ClusterState;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Clients outside the Kubernetes cluster reach a cluster, and so does Windlass. */
@SideBySide
class ExternalAccessScenario {

  private final CloudBalancers cloud = RealStack.shared().stack().cloud();

  @Test
  void nothingStartsBeforeItsLoadBalancersHaveAddresses() {
    Cluster cluster = Cluster.in("external-balancers");
    cloud.holdBack(cluster.namespace());
    cluster.apply(Manifest.of(1, 2).with("enableExternalLB: true\n"));

    cluster.await(
        "load balancers pend",
        Cluster.SOON,
        aistore -> aistore.getStatus().state() == ClusterState.PENDING_LOAD_BALANCER_SERVICE);
    var stalled = cluster.awaitStalled();
    assertThat(stalled.getReason()).isEqualTo("LoadBalancerPending");
    assertThat(stalled.getMessage())
        .contains("Service demo-proxy-lb, Service demo-target-0, Service demo-target-1");
    assertThat(cluster.pods("proxy")).isEmpty();

    cloud.letGo(cluster.namespace());
    cluster.awaitReady();
    assertThat(cluster.objects().publicAddressesOfTargets())
        .hasSize(2)
        .isEqualTo(addresses(cluster, "target-lb"));
    List<String> written = cluster.objects().createBucket().write(20);
    assertThat(cluster.objects().unreachable(written)).isEmpty();

    cluster.edit("{\"targetSpec\":{\"size\":3}}").awaitReady();
    assertThat(cluster.objects().publicAddressesOfTargets())
        .hasSize(3)
        .isEqualTo(addresses(cluster, "target-lb"));
    assertThat(cluster.pods("target")).allSatisfy(ExternalAccessScenario::foundItsAddressAtOnce);
    assertThat(cluster.objects().unreachable(written)).isEmpty();

    cluster.kubectl("delete", "service", "demo-proxy-lb");
    assertThat(Eventually.holds(Cluster.SOON, () -> addresses(cluster, "proxy-lb").size() == 1))
        .as(cluster::describe)
        .isTrue();
    cluster.awaitReady();
    cluster.kubectl("delete", "aistore", "demo", "--timeout=60s");
    assertThat(cluster.kubectl("get", "services", "-o", "name")).isEmpty();
  }

  @Test
  void aClusterIsReachedByTheNodesOfItsProxiesAndWaitsForASecretOnlyUntilItIsThere() {
    Cluster cluster = Cluster.in("external-nodes");
    String more =
        """
          externalAccess: {annotations: {testbed.windlass.io/address: hostname}}
        apiMode: public
        adminClient: {}
        gcpSecretName: gcp
        """;
    String yaml = Manifest.of(1, 1).with(more).yaml(cluster.namespace(), cluster.name());
    String withPort = yaml.replace("proxySpec:", "proxySpec:\n    hostPort: 51980");
    assertThat(cluster.tryApply(withPort).exitCode()).isZero();

    var stalled = cluster.awaitStalled();
    assertThat(stalled.getReason()).isEqualTo("MissingReference");
    assertThat(stalled.getMessage()).contains("Secret gcp does not exist");
    cluster.kubectl("create", "secret", "generic", "gcp", "--from-literal=gcp.json={}");
    cluster.awaitReady();
    assertThat(cluster.kubectl("get", "events", "-o", "jsonpath={.items[*].message}"))
        .contains("a load balancer with a host name and no IP address");

    cluster.kubectl("patch", "deployment", "demo-client", "-p", "{\"spec\":{\"replicas\":0}}");
    assertThat(Eventually.holds(Cluster.SOON, () -> clients(cluster).equals("1")))
        .as(cluster::describe)
        .isTrue();
    cluster.kubectl("wait", "--for=condition=Available", "deployment/demo-client", "--timeout=60s");

    cluster.edit("{\"adminClient\":{\"enabled\":false}}").awaitReady();
    assertThat(cluster.kubectl("get", "deployments", "-o", "name")).doesNotContain("demo-client");
  }

  @Test
  void targetsShareANodeWhenTheyMay() {
    Cluster cluster = Cluster.in("external-shared");
    String more =
        """
          disablePodAntiAffinity: true
          nodeSelector: {kubernetes.io/hostname: %s}
        """;
    cluster.apply(Manifest.of(1, 2).with(more.formatted(anyNode(cluster)))).awaitReady();

    assertThat(cluster.pods("target"))
        .hasSize(2)
        .extracting(pod -> pod.getSpec().getNodeName())
        .containsOnly(anyNode(cluster));
    List<String> written = cluster.objects().createBucket().write(20);
    assertThat(cluster.objects().unreachable(written)).isEmpty();
  }

  @Test
  void targetsOnTheNetworkOfTheirNodesServe() {
    Cluster cluster = Cluster.in("external-host");
    cluster.apply(Manifest.of(1, 2).with("  hostNetwork: true\n")).awaitReady();

    assertThat(cluster.pods("target"))
        .hasSize(2)
        .allSatisfy(
            pod -> assertThat(pod.getSpec().getDnsPolicy()).isEqualTo("ClusterFirstWithHostNet"));
    assertThat(cluster.objects().publicAddressesOfTargets())
        .isEqualTo(
            cluster.pods("target").stream()
                .map(pod -> pod.getStatus().getHostIP())
                .collect(Collectors.toSet()));
    List<String> written = cluster.objects().createBucket().write(20);
    assertThat(cluster.objects().unreachable(written)).isEmpty();
  }

  /** One that starts before it has an address ends, and is started again. */
  private static void foundItsAddressAtOnce(Pod target) {
    assertThat(target.getStatus().getInitContainerStatuses().getFirst().getRestartCount()).isZero();
  }

  private static Set<String> addresses(Cluster cluster, String component) {
    String all =
        cluster.kubectl(
            "get",
            "services",
            "-l",
            "app.kubernetes.io/component=" + component,
            "-o",
            "jsonpath={.items[*].status.loadBalancer.ingress[0].ip}");
    return all.isBlank() ? Set.of() : new TreeSet<>(List.of(all.strip().split(" ")));
  }

  private static String clients(Cluster cluster) {
    return cluster.kubectl("get", "deployment", "demo-client", "-o", "jsonpath={.spec.replicas}");
  }

  private static String anyNode(Cluster cluster) {
    return cluster.kubectl(
        "get", "nodes", "-l", "kubernetes.io/os=linux", "-o", "jsonpath={.items[0].metadata.name}");
  }
}
