package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.testbed.playground.Command;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One node gets new volumes, and every acknowledged object stays. */
@SideBySide
class ReplaceNodeScenario {

  private final TemporalCli temporal = RealStack.shared().temporalCli();

  @TempDir private Path folder;

  @Test
  void aTargetIsEmptiedAndBeginsAnewWhileOthersWrite() {
    Cluster cluster = Cluster.in("replace-target").apply(Manifest.of(2, 3)).awaitReady();
    List<String> old = cluster.objects().createBucket().write(150);
    Map<String, String> before = cluster.claims();
    Plugin plugin = new Plugin(cluster, folder, false);
    List<String> acknowledged;
    try (PodLives lives = cluster.lives();
        Writer writer = new Writer(cluster.objects())) {
      String[] replace = {"replace-node", "demo", "--node", "demo-target-1", "--wait"};
      assertThat(plugin.succeed(replace).output()).contains("done: the data moves off");
      cluster.awaitReady();
      assertThat(lives.replacements()).containsEntry("demo-target-1", 1);
      assertThat(lives.replacements().values().stream().mapToInt(each -> each).sum()).isOne();
      acknowledged = writer.acknowledged();
    }

    assertThat(cluster.acted("decommission-node")).hasSize(1);
    assertThat(changed(before, cluster.claims()))
        .containsExactlyInAnyOrder(
            "demo-ais-disk0-demo-target-1", "replace-target-demo-state-demo-target-1");
    assertThat(acknowledged).hasSizeGreaterThan(20);
    cluster.assertHolds(3, old, acknowledged);
    assertThat(cluster.history())
        .extracting(end -> "%s %s".formatted(end.operation(), end.phase()))
        .containsExactly("Deploy Done", "Replace Done");
  }

  @Tag("long")
  @Test
  void thePrimaryMovesBeforeItsProxyIsReplaced() {
    Cluster cluster = Cluster.in("replace-proxy").apply(Manifest.of(3, 2)).awaitReady();
    List<String> old = cluster.objects().createBucket().write(40);
    cluster.objects().makePrimary(2);
    Map<String, String> before = cluster.claims();

    assertThat(temporal.succeed(replace(cluster, node("proxy-2"))))
        .contains("done: the replacement of a node");
    cluster.awaitReady();

    assertThat(changed(before, cluster.claims()))
        .containsExactly("replace-proxy-demo-state-demo-proxy-2");
    assertThat(cluster.objects().membership().proxies()).isEqualTo(3);
    cluster.assertHolds(2, old);
    Work work = cluster.work();
    assertThat(work.activities(work.history(cluster.workflowId() + "/replace-node/g1")))
        .containsSubsequence("AIStoreMovePrimary", "AIStoreRenewVolumes", "AIStoreMarkReplaced");
  }

  @Test
  void whatCannotBeReplacedIsRefusedAndNothingIsTouched() {
    Cluster cluster = Cluster.in("replace-refused").apply(Manifest.of(1, 1)).awaitReady();
    Map<String, String> before = cluster.claims();
    assertThat(temporal.fail(replace(cluster))).contains("node: missing; give a second input");
    assertThat(temporal.fail(replace(cluster, node("x-7"))))
        .contains("is no node of this cluster; write one of demo-proxy-0, demo-target-0");
    assertThat(temporal.fail(replace(cluster, node("target-0"))))
        .contains("demo-target-0 is the only target", "raise spec.targetSpec.size");
    assertThat(temporal.fail(replace(cluster, node("proxy-0"))))
        .contains("demo-proxy-0 can't be replaced");
    Command.Answer another =
        new Plugin(cluster, folder, false).run("replace-node", "demo", "--node", "target-0");
    assertThat(another.exitCode()).isEqualTo(1);
    assertThat(another.errors()).contains("has no node target-0; write the name of a pod");

    cluster.annotate("windlass.io/replace-node-").awaitReady();
    assertThat(cluster.claims()).isEqualTo(before);
  }

  private static String node(String suffix) {
    return "{\"node\":\"demo-%s\"}".formatted(suffix);
  }

  private static String[] replace(Cluster cluster, String... node) {
    return TemporalCli.execution(
        "ReplaceNode",
        Stream.concat(Stream.of(cluster.input()), Stream.of(node)).toArray(String[]::new));
  }

  private static Set<String> changed(Map<String, String> before, Map<String, String> now) {
    assertThat(now.keySet()).isEqualTo(before.keySet());
    return now.entrySet().stream()
        .filter(claim -> !claim.getValue().equals(before.get(claim.getKey())))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
