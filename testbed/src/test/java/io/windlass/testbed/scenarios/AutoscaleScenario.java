package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.AIStoreStatus;
import io.windlass.workflows.aistore.resource.AutoscaleStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Targets follow the nodes of Kubernetes that a person labels; their data is never in danger. */
@OneAtATime(Fragile.HOSTS)
class AutoscaleScenario {

  /** Kubernetes looks for pods of removed nodes three times a minute, and waits as long again. */
  private static final Duration NOTICED = Duration.ofMinutes(3);

  private static final Duration NOTHING_HAPPENS = Duration.ofSeconds(5);

  private final RealStack stack = Fragile.of(getClass()).stack();
  private final Hosts hosts = new Hosts(stack);

  @Test
  void aNodeWithTheLabelMakesItGrowAndOneWithoutShrinksIt() {
    Cluster cluster = on("autoscale-grow", "", "ais-1", "ais-2");
    assertThat(expected(cluster)).containsExactly("ais-1", "ais-2");
    List<String> old = cluster.objects().createBucket().write(150);

    hosts.label("ais-3", "autoscale-grow=yes");
    awaitTargets(cluster, 3);
    assertThat(expected(cluster)).containsExactly("ais-1", "ais-2", "ais-3");

    cluster.annotate("windlass.io/paused=true");
    hosts.label(hosts.name(cluster, "demo-target-2"), "autoscale-grow-");
    assertThat(Place.KUBECTL.plan(cluster)).contains("move the data off target demo-target-2");
    assertThat(cluster.acted("decommission-node")).isEmpty();
    cluster.annotate("windlass.io/paused-");
    awaitTargets(cluster, 2);
    cluster.assertHolds(2, old);
    assertThat(cluster.acted("decommission-node")).hasSize(1);
    assertThat(cluster.history())
        .extracting(end -> "%s %s".formatted(end.operation(), end.phase()))
        .containsExactly("Deploy Done", "Scale up Done", "Scale down Done");

    hosts.label("ais-4", "autoscale-grow=yes");
    awaitTargets(cluster, 3);
    assertThat(hosts.name(cluster, "demo-target-2")).isEqualTo("ais-4");
    cluster.assertHolds(3, old);
    cluster.assertIdle(NOTHING_HAPPENS);
  }

  @Test
  void whatComesOverANodeMovesNothing() {
    Cluster cluster = on("autoscale-calm", "", "ais-1", "ais-2", "ais-3");
    List<String> old = cluster.objects().createBucket().write(90);
    Node last = hosts.of(cluster, "demo-target-2");
    String name = last.getMetadata().getName();
    try {
      hosts.cordon(name);
      cluster.assertIdle(NOTHING_HAPPENS);
      hosts.uncordon(name);
      stack.kubectl().succeed("taint", "node", name, "autoscale-calm=now:NoSchedule");
      cluster.assertIdle(NOTHING_HAPPENS);
      stack.kubectl().succeed("taint", "node", name, "autoscale-calm-");

      hosts.lose(name);
      awaitStalled(cluster, "its volumes are on the Kubernetes node %s, which is gone", name);
      assertThat(cluster.acted("decommission-node")).isEmpty();
      assertThat(cluster.pods("target")).hasSize(3);
    } finally {
      hosts.uncordonIfThere(name);
      hosts.bringBack(last);
    }
    awaitTargets(cluster, 3);
    cluster.assertHolds(3, old);
    assertThat(cluster.acted("decommission-node")).isEmpty();
  }

  @Test
  void nobodyGoesForAnotherUnlessAPersonSaysSo() {
    Cluster cluster = on("autoscale-astray", "", "ais-1", "ais-2", "ais-3");
    List<String> old = cluster.objects().createBucket().write(150);
    String first = hosts.name(cluster, "demo-target-0");
    String last = hosts.name(cluster, "demo-target-2");

    hosts.label(first, "autoscale-astray-");
    Condition stalled = awaitStalled(cluster, "demo-target-0 is on the Kubernetes node %s", first);
    assertThat(stalled.getReason()).isEqualTo("NodeAstray");
    assertThat(stalled.getMessage())
        .contains(
            "kubectl label node %s autoscale-astray=yes".formatted(first),
            "demo-target-2 leaves first then",
            "demo-target-0 goes to %s".formatted(last));
    Eventually.pass(NOTHING_HAPPENS);
    assertThat(cluster.acted("decommission-node")).isEmpty();
    assertThat(cluster.pods("target")).hasSize(3);

    cluster.annotate("windlass.io/replace-node=demo-target-0");
    awaitTargets(cluster, 2);
    assertThat(hosts.name(cluster, "demo-target-0")).isEqualTo(last);
    assertThat(cluster.acted("decommission-node")).hasSize(2);
    cluster.assertHolds(2, old);
  }

  @Tag("long")
  @Test
  void theLabelsGivenBackEndTheStall() {
    Cluster cluster = on("autoscale-back", "", "ais-1", "ais-2");
    String first = hosts.name(cluster, "demo-target-0");
    hosts.label(first, "autoscale-back-");
    awaitStalled(cluster, "or label another one too", "");
    hosts.label(first, "autoscale-back=yes");
    awaitTargets(cluster, 2);
    assertThat(cluster.acted("decommission-node")).isEmpty();
  }

  @Tag("long")
  @Test
  void theLimitHolds() {
    String limit = "  autoScale: {sizeLimit: 2}\n";
    Cluster cluster = on("autoscale-limit", limit, "ais-1", "ais-2", "ais-3");
    assertThat(cluster.pods("target")).hasSize(2);
    assertThat(expected(cluster)).hasSize(3);
    List<String> old = cluster.objects().createBucket().write(60);

    cluster.edit("{\"targetSpec\":{\"autoScale\":{\"sizeLimit\":3}}}");
    awaitTargets(cluster, 3);
    cluster.edit("{\"targetSpec\":{\"autoScale\":{\"sizeLimit\":2}}}");
    awaitTargets(cluster, 2);
    cluster.assertHolds(2, old);
  }

  @Tag("long")
  @Test
  void itWaitsForANodeToBeginWith() {
    Cluster cluster = Cluster.in(stack, "autoscale-none").apply(manifest("autoscale-none", ""));
    awaitStalled(cluster, "no Kubernetes node with these labels takes pods", "");
    hosts.label("ais-1", "autoscale-none=yes");
    awaitTargets(cluster, 1);
  }

  /** A cluster whose targets follow the label of its namespace's name, on these to begin with. */
  private Cluster on(String namespace, String more, String... names) {
    for (String name : names) {
      hosts.label(name, namespace + "=yes");
    }
    return Cluster.in(stack, namespace).apply(manifest(namespace, more)).awaitReady();
  }

  private static Manifest manifest(String label, String more) {
    String follow = "  nodeSelector: {%s: \"yes\"}\n".formatted(label);
    return Manifest.of(2, -1).with(follow + "  pvcRetentionPolicy: {whenScaled: Delete}\n" + more);
  }

  private static List<String> expected(Cluster cluster) {
    return cluster
        .resource()
        .map(AIStore::getStatus)
        .map(AIStoreStatus::autoscaleStatus)
        .map(AutoscaleStatus::expectedTargetNodes)
        .orElse(List.of());
  }

  private static void awaitTargets(Cluster cluster, int targets) {
    String all = "%d/%d".formatted(targets, targets);
    cluster
        .await(
            all + " targets",
            Cluster.LONG,
            aistore ->
                aistore.getStatus().nodes() != null
                    && all.equals(aistore.getStatus().nodes().targets())
                    && cluster.pods("target").size() == targets)
        .awaitReady();
    assertThat(cluster.pods("target").stream().map(Pod::getSpec))
        .extracting(spec -> spec.getNodeName())
        .doesNotHaveDuplicates();
  }

  private static Condition awaitStalled(Cluster cluster, String words, String host) {
    String text = words.formatted(host);
    cluster.await(
        text,
        NOTICED,
        aistore ->
            aistore
                .getStatus()
                .condition("Stalled")
                .filter(stalled -> stalled.getMessage().contains(text))
                .isPresent());
    return cluster.condition("Stalled").orElseThrow();
  }
}
