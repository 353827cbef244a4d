package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.testbed.playground.Application;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lives of all kinds, with the rights that the installation gives and no others. */
@OneAtATime(Fragile.STARTERS)
class AccountsScenario {

  private final RealStack stack = Fragile.of(getClass()).stack();
  private final Hosts hosts = new Hosts(stack);

  @TempDir private Path folder;

  @Test
  void nothingIsForbiddenInALife() {
    Accounts accounts = new Accounts(stack, folder).install();
    stack.stopWorker();
    stack.stopStarter();
    try (Application worker = stack.startWorker(workerOf(accounts));
        Application starter = stack.startStarter(starterOf(accounts))) {
      long before = refused();
      Driver driver = Driver.sample(stack, "pmem-deployment.yaml");
      AuthnService tokens = authn(Cluster.in(stack, "accounts-authn"));
      planTakeOver(Cluster.in(stack, "accounts-take-over"));
      live(Cluster.in(stack, "accounts"));
      end(IssuedCluster.ready(Cluster.in(stack, "accounts-issued")).cluster());
      tokens.awaitReady();
      tokens.delete();
      driver.awaitRunning();
      stack.kubectl().succeed("delete", driver.resource(), "--timeout=120s");
      assertThat(worker.process().alive()).isTrue();
      assertThat(starter.process().alive()).isTrue();
      assertThat(refused()).as("refused requests").isEqualTo(before);
      assertThat(accounts.kubectl("windlass-starter").run("get", "secrets", "-A").errors())
          .contains("forbidden");
      assertThat(refused()).as("with one more").isGreaterThan(before);
    } finally {
      stack.startWorker();
      stack.startStarter();
    }
  }

  private static Map<String, String> workerOf(Accounts accounts) {
    Map<String, String> all = new HashMap<>(accounts.environment("windlass-worker"));
    all.put("WINDLASS_PMEM_NAMESPACE", "pmem-csi");
    return all;
  }

  /** It serves the webhook where the usual one does. */
  private Map<String, String> starterOf(Accounts accounts) {
    Map<String, String> all = new HashMap<>(accounts.environment("windlass-starter"));
    all.putAll(stack.stack().webhook().environment());
    all.put("WINDLASS_LEADER_ELECTION", "true");
    return all;
  }

  /** What cert-manager is asked for is in it, too. */
  private AuthnService authn(Cluster cluster) {
    stack.installCertManager();
    AuthnService.secrets(stack, cluster.namespace(), "tokens", "of the accounts");
    AuthnService service = AuthnService.untrusted(cluster);
    service.apply();
    return service;
  }

  private void planTakeOver(Cluster old) {
    Path chart = Path.of("src/test/resources/takeover/chart-last.yaml");
    old.kubectl("apply", "-f", chart.toString());
    String input = "{\"namespace\":\"%s\",\"release\":\"demo\"}".formatted(old.namespace());
    assertThat(stack.temporalCli().succeed(TemporalCli.execution("AIStoreTakeOver", input)))
        .contains("StorageClass local-storage");
  }

  private void live(Cluster cluster) {
    String more = "cleanupMetadata: true\ncleanupData: true\nadminClient: {}\n";
    String yaml = Manifest.of(2, 3).with(more).yaml(cluster.namespace(), cluster.name());
    assertThat(cluster.tryApply(yaml).exitCode()).isZero();
    cluster.awaitReady();
    List<String> written = cluster.objects().createBucket().write(20);
    cluster.annotate("windlass.io/check-hosts=now");
    cluster.edit(Upgrade.image(Upgrade.NEW_IMAGE)).awaitReady();
    cluster.edit(GrowVolumesScenario.mount("windlass-local", "2Gi")).awaitReady();
    drain(cluster);
    cluster.annotate("windlass.io/replace-node=demo-target-1 now");
    answered(cluster, "windlass.io/replace-node-done");
    cluster.awaitReady();
    cluster.edit("{\"targetSpec\":{\"size\":2}}").awaitReady();
    cluster.edit("{\"shutdownCluster\":true}").awaitAtRest();
    cluster.edit("{\"shutdownCluster\":false}").awaitReady();
    cluster.assertHolds(2, written);
    end(cluster);
    assertThat(cluster.claims()).isEmpty();
  }

  private static void end(Cluster cluster) {
    cluster.kubectl("delete", "aistore", "demo", "--timeout=120s");
  }

  private void drain(Cluster cluster) {
    String host = hosts.name(cluster, "demo-target-2");
    hosts.cordon(host);
    try {
      cluster.annotate("windlass.io/drain=" + host);
      answered(cluster, "windlass.io/drain-emptied");
    } finally {
      hosts.uncordon(host);
    }
    answered(cluster, "windlass.io/drain-done");
    cluster.awaitReady();
  }

  private static void answered(Cluster cluster, String annotation) {
    cluster.await(
        annotation,
        Cluster.LONG,
        aistore -> aistore.getMetadata().getAnnotations().containsKey(annotation));
  }

  /**
   * How often the API server has refused somebody for want of rights: whatever it did not allow.
   */
  private long refused() {
    return stack
        .kubectl()
        .succeed("get", "--raw", "/metrics")
        .lines()
        .filter(line -> line.startsWith("authorization_attempts_total{"))
        .filter(line -> !line.contains("result=\"allowed\""))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
