package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.history.v1.HistoryEvent;
import io.windlass.testbed.playground.Application;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever waits makes nobody else wait: not in another cluster, and no person. */
@Tag("long")
@OneAtATime(Fragile.HOSTS)
class FairnessScenario {

  private static final int CLUSTERS = 20;

  /**
   * Looks beyond those of the calm round: on a busy machine a cluster may be looked at once more.
   */
  private static final long STRAGGLERS = 10;

  private static final Duration FOR_EVER = Duration.ofHours(1);

  private static final String SELDOM_PROBED =
      "Spec:\n    probes: {liveness: {periodSeconds: 60}, readiness: {periodSeconds: 60}}\n";

  private final RealStack stack = Fragile.of(getClass()).stack();

  @BeforeEach
  void noOtherWorker() {
    stack.stopWorker();
  }

  @AfterEach
  void theUsualWorker() {
    stack.startWorker();
  }

  @Test
  void aClusterThatNeverAnswersDelaysNoOther() {
    try (Application worker = stack.startWorker(Map.of("WINDLASS_WORKER_LOOKS", "4"))) {
      Cluster hung = Cluster.in(stack, "fairness");
      List<Cluster> others =
          IntStream.range(1, CLUSTERS).mapToObj("c%02d"::formatted).map(hung::sibling).toList();
      Stream.concat(Stream.of(hung), others.stream()).forEach(FairnessScenario::apply);
      hung.awaitReady();
      others.forEach(Cluster::awaitReady);
      others.forEach(other -> lru(other, false));
      final long calm = looksUntilReady(others, 0);

      hang(hung, FOR_EVER);
      lru(hung, true);
      others.forEach(other -> lru(other, true));

      assertThat(looksUntilReady(others, calm)).isLessThanOrEqualTo(calm + STRAGGLERS);
      assertThat(isReady(hung)).as("the one that hangs is ready").isFalse();
      hang(hung, Duration.ZERO);
      hung.awaitReady();
      assertThat(worker.process().alive()).isTrue();
    }
  }

  @Test
  void aPersonDoesNotWaitWhenEveryLookHangs() {
    try (Application worker = stack.startWorker(Map.of("WINDLASS_WORKER_LOOKS", "1"))) {
      Cluster hung = Cluster.in(stack, "fairness-controls");
      Cluster other = hung.sibling("other");
      Stream.of(hung, other).forEach(FairnessScenario::apply);
      Stream.of(hung, other).forEach(Cluster::awaitReady);
      Stream.of(hung, other).forEach(cluster -> cluster.work().awaitNoneOpen());
      hang(hung, FOR_EVER);
      lru(hung, false);
      awaitLook(hung);

      String plan = stack.temporalCli().succeed(plan(other));
      stack.temporalCli().update(hung.workflowId(), "pause");

      assertThat(hung.work().history(hung.workflowId()))
          .as("the look still hangs: only the pause was written")
          .filteredOn(HistoryEvent::hasActivityTaskCompletedEventAttributes)
          .hasSize(1);
      assertThat(plan).contains("COMPLETED");
      hang(hung, Duration.ZERO);
      stack.temporalCli().update(hung.workflowId(), "resume");
      hung.awaitReady();
      assertThat(worker.process().alive()).isTrue();
    }
  }

  private static void awaitLook(Cluster cluster) {
    assertThat(
            Eventually.holds(
                Cluster.SOON,
                () ->
                    cluster.work().begun(cluster.workflowId(), Moment.first("AIStoreDecide"))
                        && !cluster.work().isOver(cluster.workflowId())))
        .isTrue();
  }

  private static String[] plan(Cluster cluster) {
    return new String[] {
      "workflow",
      "execute",
      "--type=AIStorePlan",
      "--task-queue=windlass",
      "--input={\"kind\":\"AIStore\",\"namespace\":\"%s\",\"name\":\"%s\"}"
          .formatted(cluster.namespace(), cluster.name())
    };
  }

  /** Of an older generation it may still be said. */
  private static boolean isReady(Cluster cluster) {
    Long generation = cluster.resource().orElseThrow().getMetadata().getGeneration();
    return cluster
        .condition("Ready")
        .filter(ready -> "True".equals(ready.getStatus()))
        .filter(ready -> generation.equals(ready.getObservedGeneration()))
        .isPresent();
  }

  private static void apply(Cluster cluster) {
    String yaml = Manifest.of(1, 1).yaml(cluster.namespace(), cluster.name());
    assertThat(cluster.tryApply(yaml.replace("Spec:\n", SELDOM_PROBED)).exitCode()).isZero();
  }

  private static void lru(Cluster cluster, boolean enabled) {
    cluster.edit("{\"configToUpdate\":{\"lru\":{\"enabled\":%s}}}".formatted(enabled));
  }

  /** How often these clusters were looked at altogether, beyond what is known. */
  private static long looksUntilReady(List<Cluster> clusters, long known) {
    clusters.forEach(Cluster::awaitReady);
    return clusters.stream().mapToLong(cluster -> cluster.work().activities("AIStoreDecide")).sum()
        - known;
  }

  private void hang(Cluster cluster, Duration delay) {
    Stream.of("proxy", "target")
        .map(role -> "%s-%s-0".formatted(cluster.name(), role))
        .forEach(pod -> stack.nodes().faults().pod(cluster.namespace(), pod).delayAnswers(delay));
  }
}
