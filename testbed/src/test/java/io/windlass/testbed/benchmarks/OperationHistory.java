package io.windlass.testbed.benchmarks;

import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowExecutionMetadata;
import io.windlass.testbed.scenarios.Work;
import java.util.Comparator;
import java.util.List;

/**
 * All that the history says of an operation: a long one is continued in new runs.
 *
 * @param runs the events of each, the first one first
 */
record OperationHistory(List<List<HistoryEvent>> runs) {

  /** Temporal refuses a payload of more than 2 MiB, and a history of more than 50 MiB. */
  private static final int SMALL = 16 * 1024;

  static OperationHistory of(Work work, String workflowId) {
    return new OperationHistory(
        work.runs().stream()
            .map(WorkflowExecutionMetadata::getExecution)
            .filter(run -> run.getWorkflowId().equals(workflowId))
            .map(work::history)
            .sorted(Comparator.comparing(run -> ActivityRun.time(run.getFirst())))
            .toList());
  }

  List<ActivityRun> activities() {
    return runs.stream().flatMap(run -> ActivityRun.of(run).stream()).toList();
  }

  int events() {
    return runs.stream().mapToInt(List::size).sum();
  }

  /** How many runs there were, how long, and how large their largest event is. */
  Row size(String what) {
    List<String> lengths = runs.stream().map(run -> Integer.toString(run.size())).toList();
    int bytes =
        runs.stream()
            .flatMap(List::stream)
            .mapToInt(HistoryEvent::getSerializedSize)
            .max()
            .orElse(0);
    return Row.of(
            what,
            "%d bytes".formatted(bytes),
            "%d run(s) of %s events".formatted(runs.size(), String.join(", ", lengths)))
        .aiming("≤ %d bytes".formatted(SMALL), bytes <= SMALL);
  }
}
