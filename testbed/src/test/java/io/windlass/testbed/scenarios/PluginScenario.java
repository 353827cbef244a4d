package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.windlass.testbed.playground.Command;
import io.windlass.workflows.aistore.resource.AIStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People see and steer an upgrade with nothing but {@code kubectl windlass}. */
@SideBySide
class PluginScenario {

  private static final String SECRET = "do-not-tell-4711";

  @TempDir private Path folder;

  @Test
  void anUpgradeIsPausedExplainedApprovedCancelledAndRetried() {
    Cluster cluster = Cluster.in("plugin").apply(Manifest.of(1, 2)).awaitReady();
    Plugin plugin = new Plugin(cluster, folder, false);
    assertThat(run(plugin, "status", "demo"))
        .contains("AIStore plugin/demo   Ready", "targets 2/2");

    assertThat(run(plugin, "pause", "demo")).contains("the next work will be held");
    Upgrade upgrade = Upgrade.of(cluster).begin();
    cluster.annotate("windlass.io/approval=before-disruption,after-first-node");
    assertThat(run(plugin, "pause", "demo", "--wait")).contains("windlass.io/paused");
    assertThat(run(plugin, "explain", "demo"))
        .contains("somebody paused it", "kubectl windlass resume demo -n plugin");
    assertThat(upgrade.images()).containsOnly(Manifest.IMAGE);

    assertThat(run(plugin, "resume", "demo", "--wait")).contains("goes on");
    awaitExplained(plugin, "g2/before-disruption");
    assertThat(run(plugin, "explain", "demo"))
        .contains("until somebody approves", "kubectl windlass approve demo -n plugin");
    assertThat(run(plugin, "approve", "demo", "--wait")).contains("passed");

    awaitExplained(plugin, "g2/after-first-node");
    assertThat(run(plugin, "cancel", "demo", "--wait"))
        .contains("1 of 3 nodes have the new template", "no target is in maintenance");
    assertThat(run(plugin, "status", "-A")).contains("Stalled");
    assertThat(run(plugin, "explain", "demo"))
        .contains("Cancelled", "kubectl windlass retry demo -n plugin");
    assertThat(plugin.run("cancel", "demo").errors()).contains("is stalled already");

    assertThat(run(plugin, "retry", "demo", "--wait")).contains("looks at it again");
    awaitExplained(plugin, "g2/after-first-node");
    assertThat(run(plugin, "approve", "demo")).contains("approved rolling-upgrade/g2");
    upgrade.assertFinished();
    assertThat(run(plugin.withTemporal(), "history", "demo")).contains("deploy", "rolling-upgrade");
  }

  @Test
  void aReportHoldsWhatHelpsAndNoSecret() throws IOException {
    Cluster cluster = Cluster.in("plugin-report").apply(Manifest.of(1, 1)).awaitReady();
    cluster.edit(
        "{\"proxySpec\":{\"env\":[{\"name\":\"PLANTED\",\"value\":\"%s\"}]}}".formatted(SECRET));
    cluster.awaitReady();
    cluster.annotate("example.com/note=" + SECRET);
    Plugin plugin = new Plugin(cluster, folder, true);
    Path bundle = folder.resolve("report.tar.gz");
    assertThat(run(plugin, "report", "demo", "-f", bundle.toString())).contains("were left out");

    String text = plugin.unpacked(bundle);
    assertThat(text)
        .doesNotContain(SECRET)
        .contains("PLANTED", "demo-proxy-0", "demo-target", "README.txt")
        .contains("aistore/plugin-report/demo/deploy/g1", "AIStoreApplyFoundation");
    assertThat(Files.size(bundle)).isLessThan(1_000_000);
  }

  @Test
  void theDoctorLooksAtClusterAndTemporal() {
    Cluster cluster = Cluster.in("plugin-doctor").apply(Manifest.of(1, 1)).awaitReady();
    Plugin plugin = new Plugin(cluster, folder, false);
    assertThat(plugin.run("doctor").output())
        .contains("you may see and steer them", "--temporal-address");
    Command.Answer healthy = plugin.withTemporal().run("doctor");
    assertThat(healthy.exitCode()).as(healthy.output()).isZero();
    assertThat(healthy.output())
        .contains("task queue windlass-data", "windlass-worker", "all are registered");

    Command.Answer silent = plugin.run("doctor", "--temporal-address", "127.0.0.1:1");
    assertThat(silent.exitCode()).isEqualTo(1);
    assertThat(silent.output()).contains("does not answer");
  }

  @Tag("long")
  @Test
  void whatNoSpecAsksForIsPlannedDoneAndRemembered() {
    Cluster cluster = Cluster.in("plugin-requests").apply(Manifest.of(1, 1)).awaitReady();
    Plugin plugin = new Plugin(cluster, folder, false);
    assertThat(run(plugin, "plan", "demo")).contains("nothing is to be done");
    assertThat(run(plugin, "restart", "demo", "--wait")).contains("done: every node is restarted");
    assertThat(run(plugin, "rebalance", "demo", "--wait")).contains("done: the data is rebalanced");
    cluster.awaitReady();
    assertThat(run(plugin, "history", "demo")).contains("Deploy", "Restart", "Rebalance");
  }

  @Test
  void mistakesAreToldInOneSentence() {
    Plugin plugin = new Plugin(Cluster.in("plugin-mistakes"), folder, false);
    Command.Answer missing = plugin.run("status", "nobody");
    assertThat(missing.exitCode()).isEqualTo(3);
    assertThat(missing.errors())
        .startsWith("error: no ")
        .contains("AIStore or ", "Deployment.pmem-csi.intel.com")
        .contains("called nobody in namespace plugin-mistakes;")
        .hasLineCount(1);
    assertThat(plugin.run("status", "deployment/web").errors())
        .contains("if you mean its own, write deployments.pmem-csi.intel.com/web");
    assertThat(plugin.run("status", "aistoreauth/nobody").errors())
        .startsWith("error: no AIStoreAuth called nobody");
    assertThat(plugin.run("status", "pcd/nobody").errors())
        .startsWith("error: no PmemCSIDeployment called nobody;");
    assertThat(plugin.run("status", "--context", "elsewhere").errors())
        .contains("kubectl config get-contexts");
  }

  private static String run(Plugin plugin, String... arguments) {
    return plugin.succeed(arguments).output();
  }

  /** It is told on the resource, and the plugin then explains it. */
  private static void awaitExplained(Plugin plugin, String gate) {
    plugin.cluster().await(gate, Cluster.LONG, aistore -> progress(aistore).contains(gate));
    assertThat(run(plugin, "explain", "demo")).contains(gate);
  }

  private static String progress(AIStore aistore) {
    return aistore.getStatus().condition("Progressing").map(Condition::getMessage).orElse("");
  }
}
