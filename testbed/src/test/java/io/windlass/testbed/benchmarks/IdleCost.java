package io.windlass.testbed.benchmarks;

import io.windlass.testbed.playground.Application;
import io.windlass.testbed.scenarios.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What Windlass costs while nothing happens: processor time of its processes, requests to the API
 * server, open workflows.
 *
 * @param worker processor time of the worker
 * @param starter processor time of the starter
 * @param calls to the API server
 * @param openWorkflows at the end
 */
record IdleCost(Duration worker, Duration starter, List<ApiCall> calls, long openWorkflows) {

  private static final Duration TIME = Duration.ofMinutes(1);

  static IdleCost measure(BenchmarkStack stack, IdleFleet fleet) {
    Application worker = stack.real().worker();
    Application starter = stack.real().starter();
    Instant began = Instant.now();
    Duration workerBefore = processorTime(worker);
    Duration starterBefore = processorTime(starter);
    Eventually.pass(TIME);
    return new IdleCost(
        processorTime(worker).minus(workerBefore),
        processorTime(starter).minus(starterBefore),
        stack.audit().calls(BenchmarkStack.PRODUCT, began, Instant.now()),
        fleet.open());
  }

  /** As {@code /proc/<pid>/stat} has it: user and system time of all threads. */
  private static Duration processorTime(Application application) {
    return application
        .process()
        .program()
        .flatMap(program -> program.info().totalCpuDuration())
        .orElseThrow();
  }

  long writes() {
    return calls.stream().filter(ApiCall::writes).count();
  }

  List<Row> rows(String fleet) {
    return List.of(
        Row.of(
            fleet + ", a minute: processor time of the worker",
            Report.seconds(worker),
            share(worker)),
        Row.of(
            fleet + ", a minute: processor time of the starter",
            Report.seconds(starter),
            share(starter)),
        Row.of(
                fleet + ", a minute: API writes",
                Long.toString(writes()),
                "reads and watches: %d".formatted(calls.size() - writes()))
            .aiming("0", writes() == 0),
        Row.of(fleet + ", a minute: open workflows", Long.toString(openWorkflows), "")
            .aiming("0", openWorkflows == 0));
  }

  private static String share(Duration used) {
    return Report.number(100 * Report.ratio(used, TIME)) + " % of one core";
  }
}
