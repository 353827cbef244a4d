package io.windlass.testbed.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a workflow's first request was accepted, by the server's own clock: it is this machine's.
 *
 * <p>All is asked of the workflow itself. Searching among all workflows, many times a second, would
 * keep a small server busier than what is measured.
 */
record Accepted(WorkflowClient client, String workflowId) {

  /** The ID of the workflow's newest run. */
  String newestRun() {
    return client.newUntypedWorkflowStub(workflowId).describe().getExecution().getRunId();
  }

  /** From a moment to the acceptance of the first request in the newest run. */
  Duration since(Instant began) {
    String run = newestRun();
    Instant accepted =
        in(run).orElseThrow(() -> new AssertionError(workflowId + " accepted nothing"));
    assertThat(accepted).as(workflowId).isAfter(began);
    return Duration.between(began, accepted);
  }

  /** When a run accepted its first request; empty when it has not yet. */
  Optional<Instant> in(String run) {
    return client.fetchHistory(workflowId, run).getHistory().getEventsList().stream()
        .filter(Accepted::isAcceptance)
        .map(event -> instant(event.getEventTime()))
        .findFirst();
  }

  private static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }

  private static boolean isAcceptance(HistoryEvent event) {
    return event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED;
  }
}
