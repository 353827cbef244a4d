package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What would keep a cluster from becoming ready is told before anything of it is created, and it
 * goes on by itself when that is put right.
 */
@SideBySide
class PreflightScenario {

  private static final List<String> ON_NOTHING = List.of("statefulsets", "configmaps", "services");

  private final RealStack stack = RealStack.shared();
  private final Hosts hosts = new Hosts(stack);

  @TempDir private Path folder;

  @Test
  void aPortThatAnotherClusterHasIsWaitedFor() {
    hosts.label("pmem-1", "preflight-port=yes");
    String port = "  hostPort: 51991\n  nodeSelector: {preflight-port: 'yes'}\n";
    Cluster first = Cluster.in("preflight-port-1").apply(Manifest.of(1, 1).with(port)).awaitReady();
    Cluster second = Cluster.in("preflight-port-2").apply(Manifest.of(1, 1).with(port));

    second.assertStalled("PortTaken", "pod preflight-port-1/demo-target-0 on node pmem-1");
    assertThat(second.condition("Preflight").orElseThrow())
        .satisfies(
            told -> {
              assertThat(told.getStatus()).isEqualTo("False");
              assertThat(told.getReason()).isEqualTo("PortTaken");
              assertThat(told.getMessage()).contains("spec.targetSpec.hostPort ([51991])");
            });
    assertThat(Place.KUBECTL.plan(second)).contains("\"grade\":\"blocking\"", "PortTaken");
    assertThat(new Plugin(second, folder, false).succeed("plan", "demo").output())
        .contains("nothing would be done", "blocking (PortTaken): spec.targetSpec.hostPort");
    assertNothingIsMade(second);
    assertThat(second.kubectl("get", "events", "-o", "jsonpath={.items[*].reason}"))
        .contains("PortTaken");

    first.kubectl("delete", "aistore", "demo", "--timeout=60s");
    second.awaitReady();
    assertThat(second.condition("Preflight")).isEmpty();
    second.assertIdle(Duration.ofSeconds(3));
  }

  @Test
  void aStorageClassThatDoesNotExistIsWaitedFor() {
    Cluster cluster = Cluster.in("preflight-class");
    String yaml =
        Manifest.of(1, 1)
            .yaml(cluster.namespace(), cluster.name())
            .replace("size: 1Gi, storageClass: windlass-local", "size: 1Gi, storageClass: later");
    assertThat(cluster.tryApply(yaml).exitCode()).isZero();

    cluster.assertStalled(
        "MissingReference", "spec.targetSpec.mounts[0].storageClass (later): there is no such");
    assertNothingIsMade(cluster);
    try {
      cluster.tryApply(
          """
          apiVersion: storage.k8s.io/v1
          kind: StorageClass
          metadata: {name: later}
          provisioner: testbed.windlass.io/local
          volumeBindingMode: WaitForFirstConsumer
          """);
      cluster.awaitReady();
    } finally {
      cluster.kubectl("delete", "storageclass", "later");
    }
  }

  @Test
  void nodesThatAreMissingAreToldAndMayBeMadeForThePods() {
    hosts.label("pmem-2", "preflight-nodes=yes");
    String where = "  nodeSelector: {preflight-nodes: 'yes'}\n";
    Cluster cluster = Cluster.in("preflight-nodes").apply(Manifest.of(1, 2).with(where));

    cluster.assertStalled("PodUnschedulable", "demo-target-");
    assertThat(cluster.condition("Preflight").orElseThrow())
        .satisfies(
            told -> {
              assertThat(told.getStatus()).isEqualTo("True");
              assertThat(told.getMessage())
                  .contains("advice: spec.targetSpec.nodeSelector {preflight-nodes=yes}: 1");
            });
    hosts.label("pmem-3", "preflight-nodes=yes");
    cluster.awaitReady();
  }

  @Test
  void hostsAreLookedAtFromInsideWhenSomebodyAsks() {
    hosts.label("pmem-4", "preflight-hosts=yes");
    hosts.label("pmem-5", "preflight-hosts=yes");
    stack.nodes().hosts().set("pmem-5", "net.core.somaxconn", "128");
    Cluster cluster = Cluster.in("preflight-hosts");
    String where = "  nodeSelector: {preflight-hosts: 'yes'}\n";
    String yaml =
        Manifest.of(1, 1)
            .with(where)
            .yaml(cluster.namespace(), cluster.name())
            .replace("proxySpec:\n", "proxySpec:\n    nodeSelector: {preflight-hosts: 'yes'}\n")
            .replace("metadata:\n", "metadata:\n  annotations: {windlass.io/check-hosts: first}\n");
    assertThat(cluster.tryApply(yaml).exitCode()).isZero();

    cluster.awaitReady();
    assertThat(told(cluster)).contains("pmem-5: net.core.somaxconn=128 (at least 100000)");
    assertThat(told(cluster)).doesNotContain("pmem-4: net.core.somaxconn");
    assertThat(cluster.kubectl("get", "jobs", "-o", "name")).isEmpty();

    stack.nodes().hosts().set("pmem-5", "net.core.somaxconn", "100000");
    new Plugin(cluster, folder, false).succeed("check-hosts", "demo", "--wait");
    assertThat(told(cluster)).doesNotContain("somaxconn");
    stack.nodes().hosts().set("pmem-5", "net.core.somaxconn", "64");
    String[] execution = TemporalCli.execution("CheckHosts", cluster.input());
    assertThat(stack.temporalCli().succeed(execution)).contains("check of the Kubernetes nodes");
    assertThat(told(cluster)).contains("pmem-5: net.core.somaxconn=64");
    cluster.awaitReady();
  }

  private static String told(Cluster cluster) {
    return cluster.condition("HostSettings").orElseThrow().getMessage();
  }

  private static void assertNothingIsMade(Cluster cluster) {
    String made = cluster.kubectl("get", String.join(",", ON_NOTHING), "-o", "name");
    assertThat(made.lines().filter(name -> name.contains("demo"))).isEmpty();
  }
}
