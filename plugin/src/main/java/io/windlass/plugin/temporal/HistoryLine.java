package io.windlass.plugin.temporal;

import io.temporal.api.history.v1.HistoryEvent;
import java.time.Instant;

/** One event of a history on one line: when, what, and why it failed; no payload. */
final class HistoryLine {

  private static final String PREFIX = "EVENT_TYPE_";

  private HistoryLine() {}

  static String of(HistoryEvent event) {
    Instant at =
        Instant.ofEpochSecond(event.getEventTime().getSeconds(), event.getEventTime().getNanos());
    return "  %4d  %s  %s%s"
        .formatted(
            event.getEventId(), at, event.getEventType().name().replace(PREFIX, ""), detail(event));
  }

  private static String detail(HistoryEvent event) {
    String detail =
        switch (event.getEventType()) {
          case EVENT_TYPE_ACTIVITY_TASK_SCHEDULED ->
              event.getActivityTaskScheduledEventAttributes().getActivityType().getName();
          case EVENT_TYPE_ACTIVITY_TASK_FAILED ->
              event.getActivityTaskFailedEventAttributes().getFailure().getMessage();
          case EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT ->
              event.getActivityTaskTimedOutEventAttributes().getFailure().getMessage();
          case EVENT_TYPE_WORKFLOW_EXECUTION_STARTED ->
              event.getWorkflowExecutionStartedEventAttributes().getWorkflowType().getName();
          case EVENT_TYPE_WORKFLOW_EXECUTION_FAILED ->
              event.getWorkflowExecutionFailedEventAttributes().getFailure().getMessage();
          case EVENT_TYPE_WORKFLOW_TASK_FAILED ->
              event.getWorkflowTaskFailedEventAttributes().getFailure().getMessage();
          case EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_INITIATED ->
              event.getStartChildWorkflowExecutionInitiatedEventAttributes().getWorkflowId();
          default -> "";
        };
    return detail.isEmpty() ? "" : "  " + detail;
  }
}
