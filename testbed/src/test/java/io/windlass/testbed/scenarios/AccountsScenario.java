package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.testbed.playground.Application;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a cluster, with the rights that the installation gives and no others. */
@OneAtATime(Fragile.STARTERS)
class AccountsScenario {

  private final RealStack stack = Fragile.of(getClass()).stack();
  private final Hosts hosts = new Hosts(stack);

  @TempDir private Path folder;

  @Test
  void nothingIsForbiddenInAClustersLife() {
    Accounts accounts = new Accounts(stack, folder).install();
    stack.stopWorker();
    stack.stopStarter();
    try (Application worker = stack.startWorker(accounts.environment("windlass-worker"));
        Application starter = stack.startStarter(starterOf(accounts))) {
      long before = refused();
      live(Cluster.in(stack, "accounts"));
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

  /** It serves the webhook where the usual one does. */
  private Map<String, String> starterOf(Accounts accounts) {
    Map<String, String> all = new HashMap<>(accounts.environment("windlass-starter"));
    all.putAll(stack.stack().webhook().environment());
    all.put("WINDLASS_LEADER_ELECTION", "true");
    return all;
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
    cluster.kubectl("delete", "aistore", "demo", "--timeout=120s");
    assertThat(cluster.claims()).isEmpty();
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
