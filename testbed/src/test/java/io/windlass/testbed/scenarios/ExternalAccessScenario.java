package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.testbed.cloud.CloudBalancers;
import io.windlass.workflows.aistore.resource.ClusterState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clients outside the Kubernetes cluster reach a cluster, and so does Windlass. */
@SideBySide
class ExternalAccessScenario {

  private static final String ADDRESSES =
      "jsonpath={.items[?(@.spec.type=='LoadBalancer')].status.loadBalancer.ingress[0].ip}";

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
    List<String> written = cluster.objects().createBucket().write(20);
    assertThat(cluster.objects().unreachable(written)).isEmpty();

    cluster.edit("{\"targetSpec\":{\"size\":3}}").awaitReady();
    assertThat(cluster.kubectl("get", "services", "-o", ADDRESSES).split(" ")).hasSize(4);
    assertThat(cluster.objects().unreachable(written)).isEmpty();

    cluster.kubectl("delete", "service", "demo-target-2");
    assertThat(
            Eventually.holds(
                Cluster.SOON,
                () -> cluster.kubectl("get", "services", "-o", ADDRESSES).split(" ").length == 4))
        .as(cluster::describe)
        .isTrue();
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
    assertThat(
            cluster
                .tryApply(yaml.replace("proxySpec:", "proxySpec:\n    hostPort: 51980"))
                .exitCode())
        .isZero();

    var stalled = cluster.awaitStalled();
    assertThat(stalled.getReason()).isEqualTo("MissingReference");
    assertThat(stalled.getMessage()).contains("Secret gcp does not exist");
    cluster.kubectl("create", "secret", "generic", "gcp", "--from-literal=gcp.json={}");
    cluster.awaitReady();
    assertThat(cluster.kubectl("get", "events", "-o", "jsonpath={.items[*].message}"))
        .contains("a load balancer with a host name and no IP address");
    cluster.kubectl("wait", "--for=condition=Available", "deployment/demo-client", "--timeout=60s");

    cluster
        .edit("{\"adminClient\":{\"enabled\":false},\"targetSpec\":{\"externalAccess\":null}}")
        .awaitReady();
    assertThat(cluster.kubectl("get", "deployments,services", "-o", "name"))
        .doesNotContain("demo-client", "demo-target-0");
  }
}
