package io.windlass.testbed.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.testbed.aistore.AisCall;
import io.windlass.testbed.benchmarks.PodReplacements.Replacement;
import io.windlass.testbed.scenarios.Cluster;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

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

  private static final String REBALANCE = "AIStoreRebalance";

  /** What is compared with: ais-operator v3.4.0 on a real node of two cores, AIStore 5.0. */
  private static final String OTHER = "ais-operator on a real node: ";

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

  /** Times and counts. */
  List<Row> rows() {
    List<ActivityRun> activities = history().activities();
    UpgradePhase phase = UpgradePhase.of(activities);
    return Stream.of(
            List.of(proxies(activities, phase), each(phase, activities), time(phase, activities)),
            counts(),
            List.of(whole(activities)))
        .flatMap(List::stream)
        .toList();
  }

  /** What is the same however fast storage nodes and machine are. */
  List<Row> counts() {
    OperationHistory history = history();
    UpgradePhase phase = UpgradePhase.of(history.activities());
    return List.of(
        calls(phase),
        aisCalls(phase),
        events(history.events() + cluster.work().history(cluster.workflowId()).size()),
        history.size(named("largest event of its history")));
  }

  private OperationHistory history() {
    return OperationHistory.of(cluster.work(), operationId());
  }

  private String named(String what) {
    return "upgrade of %d targets: %s".formatted(targetCount, what);
  }

  private String operationId() {
    long generation = cluster.resource().orElseThrow().getMetadata().getGeneration();
    return "%s/rolling-upgrade/g%d".formatted(cluster.workflowId(), generation);
  }

  private Row proxies(List<ActivityRun> activities, UpgradePhase phase) {
    Duration taken = Duration.between(activities.getFirst().asked(), phase.began());
    return Row.of(
            named("%d proxies, from the first look on".formatted(proxyCount)),
            Report.seconds(taken),
            OTHER + "26.1 s for three")
        .aiming("< 26.1 s", taken.toMillis() < 26_100);
  }

  private Row each(UpgradePhase phase, List<ActivityRun> activities) {
    Duration taken = phase.duration().minus(phase.of(REBALANCE, activities)).dividedBy(targetCount);
    return Row.of(
            named("time per target, without rebalances"),
            Report.seconds(taken),
            OTHER + "9.1 to 12.5 s, and no rebalance was awaited")
        .aiming("< 9 s", taken.toMillis() < 9_000);
  }

  private Row time(UpgradePhase phase, List<ActivityRun> activities) {
    Duration own =
        targets.stream().map(Replacement::duration).reduce(Duration.ZERO, Duration::plus);
    Duration added = phase.duration().minus(own).minus(phase.of(REBALANCE, activities));
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
        activities.stream().filter(run -> run.type().equals(REBALANCE)).toList();
    Duration settling =
        rebalances.stream().map(ActivityRun::duration).reduce(Duration.ZERO, Duration::plus);
    return Row.of(
        named("the whole"),
        Report.seconds(whole),
        "of which %d rebalances: %s".formatted(rebalances.size(), Report.seconds(settling)));
  }
}
