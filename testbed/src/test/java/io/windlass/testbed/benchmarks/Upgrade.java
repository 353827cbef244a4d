package io.windlass.testbed.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.history.v1.HistoryEvent;
import io.windlass.testbed.aistore.AisCall;
import io.windlass.testbed.benchmarks.PodReplacements.Replacement;
import io.windlass.testbed.scenarios.Cluster;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A rolling upgrade of a cluster to another image.
 *
 * <ol>
 *   <li>The image is changed, and the resource waited for.
 *   <li>While the targets are replaced, everything is counted that is asked of the API server and
 *       of AIStore.
 *   <li>What is left of that time, after the targets' own stops and starts and after the rebalances
 *       that AIStore needs, is what Windlass adds.
 * </ol>
 */
final class Upgrade {

  private static final String IMAGE = "aistorage/aisnode:v5.0-b2";

  private final BenchmarkStack stack;
  private final Cluster cluster;
  private final int proxyCount;
  private final int targetCount;
  private final Queue<AisCall> aisCalls = new ConcurrentLinkedQueue<>();
  private List<Replacement> targets = List.of();
  private Duration whole = Duration.ZERO;

  /**
   * @param cluster is ready
   */
  Upgrade(BenchmarkStack stack, Cluster cluster) {
    this.stack = stack;
    this.cluster = cluster;
    this.proxyCount = cluster.pods("proxy").size();
    this.targetCount = cluster.pods("target").size();
    stack.real().stack().settings().simulation().aisNode().traffic().listen(this::note);
  }

  private void note(AisCall call) {
    if (call.agent().equals("windlass")) {
      aisCalls.add(call);
    }
  }

  /** Upgrades. */
  Upgrade run() {
    try (PodReplacements replacements =
        new PodReplacements(stack.real().kubernetes(), cluster.namespace())) {
      Instant began = Instant.now();
      cluster.edit("{\"nodeImage\":\"%s\"}".formatted(IMAGE));
      Deployment.awaitReady(stack.real(), cluster);
      whole = Duration.between(began, Instant.now());
      targets = replacements.of("-target-");
    }
    assertThat(targets).hasSize(targetCount);
    return this;
  }

  List<Row> rows() {
    List<HistoryEvent> history = cluster.work().history(operationId());
    List<ActivityRun> activities = ActivityRun.of(history);
    UpgradePhase phase = UpgradePhase.of(activities);
    return List.of(
        time(phase, activities),
        calls(phase),
        aisCalls(phase),
        events(history.size() + cluster.work().history(cluster.workflowId()).size()),
        whole(activities));
  }

  private String named(String what) {
    return "upgrade of %d targets: %s".formatted(targetCount, what);
  }

  private String operationId() {
    long generation = cluster.resource().orElseThrow().getMetadata().getGeneration();
    return "%s/rolling-upgrade/g%d".formatted(cluster.workflowId(), generation);
  }

  private Row time(UpgradePhase phase, List<ActivityRun> activities) {
    Duration own =
        targets.stream().map(Replacement::duration).reduce(Duration.ZERO, Duration::plus);
    Duration added = phase.duration().minus(own).minus(phase.of("AIStoreRebalance", activities));
    Duration each = own.dividedBy(targetCount);
    Duration beyond = added.dividedBy(targetCount);
    return Row.of(
            named("time per target beyond its stop, start and readiness"),
            Report.seconds(beyond),
            "stop, start, readiness: %s; %s ×"
                .formatted(
                    Report.seconds(each), Report.number(Report.ratio(each.plus(beyond), each))))
        .aiming("≤ 1 s", beyond.toMillis() <= 1000);
  }

  private Row calls(UpgradePhase phase) {
    List<ApiCall> calls = stack.audit().calls(BenchmarkStack.PRODUCT, phase.began(), phase.ended());
    long writes = calls.stream().filter(ApiCall::writes).count();
    return Row.of(
        named("API calls per target"),
        "%d, of which %d write"
            .formatted(
                Math.round(calls.size() / (double) targetCount),
                Math.round(writes / (double) targetCount)),
        "");
  }

  private Row aisCalls(UpgradePhase phase) {
    long count = aisCalls.stream().filter(call -> phase.contains(call.received())).count();
    return Row.of(
        named("AIStore calls per target"),
        Long.toString(Math.round(count / (double) targetCount)),
        "");
  }

  private Row events(int count) {
    double each = count / (double) (proxyCount + targetCount);
    return Row.of(named("history events per node"), Report.number(each), "")
        .aiming("≤ 60", each <= 60);
  }

  private Row whole(List<ActivityRun> activities) {
    List<ActivityRun> rebalances =
        activities.stream().filter(run -> run.type().equals("AIStoreRebalance")).toList();
    Duration settling =
        rebalances.stream().map(ActivityRun::duration).reduce(Duration.ZERO, Duration::plus);
    return Row.of(
        named("the whole"),
        Report.seconds(whole),
        "of which %d rebalances: %s".formatted(rebalances.size(), Report.seconds(settling)));
  }
}
