package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.windlass.testbed.playground.Command;
import io.windlass.workflows.aistore.resource.AIStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Kubernetes node is drained, serviced and uncordoned; every object is readable all along. */
@OneAtATime(Fragile.HOSTS)
class DrainScenario {

  /** Until Temporal has heard what a running activity tells. */
  private static final Duration TOLD = Duration.ofSeconds(3);

  private static final Duration NOTHING_HAPPENS = Duration.ofSeconds(4);
  private static final Duration POLL = Duration.ofMillis(500);

  private final RealStack stack = Fragile.of(getClass()).stack();
  private final Hosts hosts = new Hosts(stack);

  @TempDir private Path folder;

  @Test
  void kubectlDrainIsAnsweredWhenTheTargetIsEmptied() {
    Cluster cluster =
        Cluster.in(stack, "drain")
            .apply(Manifest.of(2, 3).with("  pdb: {enabled: true}\n"))
            .awaitReady();
    List<String> old = cluster.objects().createBucket().write(60);
    String target = hosts.lonelyTarget(cluster);
    String host = hosts.name(cluster, target);
    refused(cluster, host);
    Queue<String> unreadable = new ConcurrentLinkedQueue<>();
    try (PodLives lives = cluster.lives();
        MaintenanceWatch maintenance = new MaintenanceWatch(cluster);
        Repetition reads =
            new Repetition(POLL, () -> unreadable.addAll(cluster.objects().unreadable(old)))) {
      assertThat(drain(host, "3s").errors()).contains("would violate the pod's disruption budget");
      CompletableFuture<Command.Answer> evictions = background(() -> drain(host, "180s"));
      emptied(cluster, host);

      Command.Answer answered = evictions.join();
      assertThat(answered.exitCode()).as(answered.errors()).isZero();
      waits(cluster, target, host);
      returns(cluster, host);
      assertThat(replaced(lives)).containsExactly(target);
      assertThat(maintenance.violations()).isEmpty();
    } finally {
      hosts.uncordon(host);
    }
    assertThat(unreadable).isEmpty();
    cluster.assertHolds(3, old);
    assertThat(cluster.history())
        .extracting(end -> "%s %s".formatted(end.operation(), end.phase()))
        .containsExactly("Deploy Done", "Drain Done", "Recover Done");
  }

  /** Its pods would come straight back. */
  private void refused(Cluster cluster, String host) {
    Command.Answer refused =
        cluster.tryKubectl("annotate", "aistore", "demo", "windlass.io/drain=" + host);
    assertThat(refused.errors()).contains("takes pods", "kubectl cordon " + host);
    String[] execution = TemporalCli.execution("Drain", cluster.input(), node(host));
    assertThat(stack.temporalCli().fail(execution)).contains("kubectl cordon " + host);
    assertThat(stack.temporalCli().fail(TemporalCli.execution("Drain", cluster.input())))
        .contains("node: missing; give a second input");
    assertThat(cluster.acted("start-maintenance")).isEmpty();
  }

  private Command.Answer drain(String host, String atMost) {
    return stack
        .kubectl()
        .run("drain", host, "--ignore-daemonsets", "--delete-emptydir-data", "--timeout=" + atMost);
  }

  /** The worker is killed while the data moves; its successor waits for the same rebalance. */
  private void emptied(Cluster cluster, String host) {
    stack.nodes().faults().namespace(cluster.namespace()).slowRebalance(5);
    Plugin plugin = new Plugin(cluster, folder, false);
    CompletableFuture<Command.Answer> asked =
        background(() -> plugin.run("drain", "demo", "--node", host, "--wait"));
    assertThat(Eventually.holds(Cluster.SOON, () -> !cluster.acted("start-maintenance").isEmpty()))
        .isTrue();
    Eventually.pass(TOLD);
    stack.replaceWorker();
    Command.Answer answer = asked.join();
    assertThat(answer.exitCode()).as(answer.errors()).isZero();
    assertThat(answer.output()).contains("done: %s is emptied".formatted(host));
    assertThat(cluster.acted("start-maintenance")).hasSize(1);
    stack.nodes().faults().namespace(cluster.namespace()).slowRebalance(1);
  }

  private void waits(Cluster cluster, String target, String host) {
    cluster.await("Drained", Cluster.SOON, aistore -> is(aistore, "Ready", "False", "Drained"));
    cluster.await("at rest", Cluster.SOON, aistore -> is(aistore, "Stalled", "False", "Drained"));
    assertThat(cluster.condition("Ready").orElseThrow().getMessage())
        .contains(target, host, "kubectl uncordon " + host);
    assertThat(annotation(cluster, "windlass.io/drain-emptied"))
        .isEqualTo(annotation(cluster, "windlass.io/drain"));
    assertThat(cluster.objects().membership().targets()).isEqualTo(2);
    cluster.work().awaitNoneOpen();
    String version = version(cluster);
    Eventually.pass(NOTHING_HAPPENS);
    assertThat(version(cluster)).as(cluster::describe).isEqualTo(version);
  }

  private static String version(Cluster cluster) {
    return cluster.resource().orElseThrow().getMetadata().getResourceVersion();
  }

  private void returns(Cluster cluster, String host) {
    String before = cluster.objects().newestRebalance();
    hosts.uncordon(host);
    cluster.awaitReady();
    assertThat(number(cluster.objects().newestRebalance())).isEqualTo(number(before) + 1);
    assertThat(annotation(cluster, "windlass.io/drain-done"))
        .isEqualTo(annotation(cluster, "windlass.io/drain"));
    assertThat(cluster.acted("stop-maintenance")).isEmpty();
  }

  @Test
  void takenBackItStaysAndTheLeaderGoesWhereItIsAsked() {
    Cluster cluster = Cluster.in(stack, "drain-back").apply(Manifest.of(3, 3)).awaitReady();
    List<String> old = cluster.objects().createBucket().write(60);
    takenBack(cluster);
    theLeaderLeaves(cluster);
    cluster.assertHolds(3, old);
  }

  private void takenBack(Cluster cluster) {
    String host = hosts.name(cluster, "demo-target-0");
    hosts.cordon(host);
    try (PodLives lives = cluster.lives()) {
      stack.nodes().faults().namespace(cluster.namespace()).slowRebalance(3);
      cluster.annotate("windlass.io/drain=" + host);
      assertThat(
              Eventually.holds(Cluster.SOON, () -> !cluster.acted("start-maintenance").isEmpty()))
          .isTrue();
      cluster.annotate("windlass.io/drain-").awaitReady();
      assertThat(cluster.acted("stop-maintenance")).hasSize(1);
      assertThat(cluster.objects().membership().outOfService()).isEmpty();
      assertThat(replaced(lives)).isEmpty();
    } finally {
      stack.nodes().faults().namespace(cluster.namespace()).slowRebalance(1);
      hosts.uncordon(host);
    }
  }

  /** Asked for with Temporal: the request ends when the Kubernetes node is empty. */
  private void theLeaderLeaves(Cluster cluster) {
    cluster.objects().makePrimary(2);
    int made = cluster.acted("set-primary").size();
    String host = hosts.name(cluster, "demo-proxy-2");
    hosts.cordon(host);
    try (PodLives lives = cluster.lives()) {
      String[] execution = TemporalCli.execution("Drain", cluster.input(), node(host));
      assertThat(stack.temporalCli().succeed(execution)).contains("the Kubernetes node is empty");
      cluster.await("Drained", Cluster.SOON, aistore -> is(aistore, "Ready", "False", "Drained"));
      assertThat(on(cluster, host)).isEmpty();
      assertThat(cluster.acted("set-primary")).hasSize(made + 1);

      hosts.uncordon(host);
      cluster.awaitReady();
      assertThat(replaced(lives)).contains("demo-proxy-2");
      assertThat(on(cluster, host)).contains("demo-proxy-2");
    } finally {
      hosts.uncordon(host);
    }
  }

  /** The row of the table of controls that needs hosts which may be cordoned. */
  @Tag("long")
  @Test
  void eachControlWorks() {
    Cluster cluster = Steered.DRAIN.prepare(stack);
    String host = hosts.name(cluster, hosts.lonelyTarget(cluster));
    try {
      new Steering(Steered.DRAIN, cluster).eachControlWorks();
    } finally {
      hosts.uncordon(host);
    }
    cluster.awaitReady();
  }

  private static CompletableFuture<Command.Answer> background(Supplier<Command.Answer> command) {
    return CompletableFuture.supplyAsync(command, Thread::startVirtualThread);
  }

  private static List<String> on(Cluster cluster, String host) {
    return List.of("proxy", "target").stream()
        .flatMap(role -> cluster.pods(role).stream())
        .filter(pod -> host.equals(pod.getSpec().getNodeName()))
        .map(DrainScenario::name)
        .toList();
  }

  private static String name(Pod pod) {
    return pod.getMetadata().getName();
  }

  private static List<String> replaced(PodLives lives) {
    return lives.replacements().entrySet().stream()
        .filter(each -> each.getValue() > 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean is(AIStore aistore, String type, String status, String reason) {
    return aistore
        .getStatus()
        .condition(type)
        .filter(found -> status.equals(found.getStatus()) && reason.equals(found.getReason()))
        .isPresent();
  }

  private static String annotation(Cluster cluster, String name) {
    return cluster.resource().orElseThrow().getMetadata().getAnnotations().getOrDefault(name, "");
  }

  private static int number(String rebalance) {
    return Integer.parseInt(rebalance.substring(1));
  }

  private static String node(String host) {
    return "{\"node\":\"%s\"}".formatted(host);
  }
}
