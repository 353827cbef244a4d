package io.windlass.testbed.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.time.Instant;

/**
 * When a workflow's first request was accepted, by the server's own clock: it is this machine's.
 */
final class Accepted {

  private Accepted() {}

  /** From a moment to the acceptance of the first update in the workflow's newest run. */
  static Duration since(Instant began, WorkflowClient client, String workflowId) {
    Instant accepted =
        client.fetchHistory(workflowId).getHistory().getEventsList().stream()
            .filter(Accepted::isAcceptance)
            .map(event -> instant(event.getEventTime()))
            .findFirst()
            .orElseThrow(() -> new AssertionError(workflowId + " accepted nothing"));
    assertThat(accepted).as(workflowId).isAfter(began);
    return Duration.between(began, accepted);
  }

  private static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }

  private static boolean isAcceptance(HistoryEvent event) {
    return event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED;
  }
}
