package io.windlass.testbed.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.history.v1.HistoryEvent;
import io.windlass.testbed.scenarios.Driver;
import io.windlass.testbed.topology.NodeGroup;
import io.windlass.testbed.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A rollout of another driver over many nodes, one at a time.
 *
 * <ol>
 *   <li>The driver is deployed, its image is changed, and the resource waited for.
 *   <li>The time counts from the first pod that is replaced until the last node has soaked. What is
 *       left of it, after the pods' own stops and starts and after the soak of each, is what
 *       Windlass adds.
 *   <li>In the same time everything is counted that is asked of the API server.
 * </ol>
 */
final class DriverRollout {

  private static final int NODES = 50;
  private static final Duration SOAK = Duration.ofSeconds(2);
  private static final Duration LIMIT = Duration.ofMinutes(20);

  private static final String TAG = "v0.8.1";
  private static final String REPLACE = "PmemReplacePods";
  private static final String AWAIT = "PmemAwaitNodes";

  private final BenchmarkStack stack;
  private final Driver driver;
  private Duration own = Duration.ZERO;
  private Duration whole = Duration.ZERO;

  private DriverRollout(BenchmarkStack stack, Driver driver) {
    this.stack = stack;
    this.driver = driver;
  }

  /** The nodes that the stack needs for it. */
  static Topology nodes() {
    return new Topology(List.of(NodeGroup.of("pmem", NODES).withPmem("64Gi")));
  }

  /** Deploys the driver that is to be replaced. */
  static DriverRollout prepare(BenchmarkStack stack) {
    Driver driver =
        Driver.sample(stack.real(), "pmem-deployment.yaml")
            .annotate(
                "windlass.io/rollout-canary=1",
                "windlass.io/rollout-batch=1",
                "windlass.io/rollout-soak=%ds".formatted(SOAK.toSeconds()));
    driver.awaitRunning();
    return new DriverRollout(stack, driver);
  }

  /** What may be done instead with the driver that is there. */
  DriverRotation rotation() {
    return new DriverRotation(stack, driver, NODES);
  }

  /** Rolls out. */
  DriverRollout run() {
    try (DriverReplacements replacements =
        new DriverReplacements(stack.real().kubernetes(), "default", driver.podPrefix())) {
      Instant began = Instant.now();
      driver.image(TAG);
      driver.await("every node has it", LIMIT, () -> driver.current("Ready").equals("True"));
      whole = Duration.between(began, Instant.now());
      own = replacements.total();
      assertThat(replacements.count()).isEqualTo(NODES);
    }
    assertThat(driver.with(TAG)).isEqualTo(NODES);
    return this;
  }

  List<Row> rows() {
    List<HistoryEvent> history = history(operationId());
    List<ActivityRun> activities = ActivityRun.of(history);
    Instant began = first(activities);
    Instant ended = last(activities);
    return List.of(
        time(Duration.between(began, ended)),
        calls(stack.audit().calls(BenchmarkStack.PRODUCT, began, ended)),
        events(history.size() + history(driver.workflowId()).size()),
        Row.of(named("the whole"), Report.seconds(whole), ""));
  }

  private static Instant first(List<ActivityRun> activities) {
    return activities.stream()
        .filter(run -> run.type().equals(REPLACE))
        .map(ActivityRun::asked)
        .min(Instant::compareTo)
        .orElseThrow();
  }

  private static Instant last(List<ActivityRun> activities) {
    return activities.stream()
        .filter(run -> run.type().equals(AWAIT))
        .map(ActivityRun::done)
        .max(Instant::compareTo)
        .orElseThrow();
  }

  private Row time(Duration phase) {
    Duration beyond = phase.minus(own).minus(SOAK.multipliedBy(NODES)).dividedBy(NODES);
    return Row.of(
            named("time per node beyond its pod's stop and start, and its soak"),
            Report.seconds(beyond),
            "stop, start, readiness: %s; soak: %s"
                .formatted(Report.seconds(own.dividedBy(NODES)), Report.seconds(SOAK)))
        .aiming("≤ 2 s", beyond.toMillis() <= 2000);
  }

  private static Row calls(List<ApiCall> calls) {
    long writes = calls.stream().filter(ApiCall::writes).count();
    return Row.of(
        named("API calls per node"),
        "%d, of which %d write"
            .formatted(
                Math.round(calls.size() / (double) NODES), Math.round(writes / (double) NODES)),
        "");
  }

  private static Row events(int count) {
    double each = count / (double) NODES;
    return Row.of(named("history events per node"), Report.number(each), "")
        .aiming("≤ 60", each <= 60);
  }

  private static String named(String what) {
    return "driver on %d nodes: %s".formatted(NODES, what);
  }

  private String operationId() {
    return "%s/driver-rollout/g%s"
        .formatted(driver.workflowId(), driver.get("{.metadata.generation}"));
  }

  private List<HistoryEvent> history(String workflowId) {
    return stack.real().temporal().fetchHistory(workflowId).getHistory().getEventsList();
  }
}
