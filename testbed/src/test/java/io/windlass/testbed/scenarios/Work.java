package io.windlass.testbed.scenarios;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.client.WorkflowStub;
import java.util.List;
import java.util.Optional;

/** The workflows of one cluster, as a person with the temporal CLI sees them. */
public final class Work {

  private final RealStack stack;
  private final Cluster cluster;

  Work(RealStack stack, Cluster cluster) {
    this.stack = stack;
    this.cluster = cluster;
  }

  /** All runs of its workflows, also of earlier ones. */
  public List<WorkflowExecutionMetadata> runs() {
    String query =
        "WindlassNamespace = '%s' AND WindlassName = '%s'"
            .formatted(cluster.namespace(), cluster.name());
    return stack.temporal().listExecutions(query).toList();
  }

  /** Open runs; visibility is told of a change within about a second. */
  public List<String> open() {
    return runs().stream()
        .filter(
            run ->
                run.getStatus()
                    == io.temporal.api.enums.v1.WorkflowExecutionStatus
                        .WORKFLOW_EXECUTION_STATUS_RUNNING)
        .map(run -> run.getExecution().getWorkflowId())
        .toList();
  }

  WorkflowStub resource() {
    return stack.temporal().newUntypedWorkflowStub(cluster.workflowId());
  }

  /** The running operation, if there is one. */
  Optional<WorkflowStub> operation() {
    return open().stream()
        .filter(id -> !id.equals(cluster.workflowId()))
        .findFirst()
        .map(id -> stack.temporal().newUntypedWorkflowStub(id));
  }

  /** The events of one run. */
  public List<HistoryEvent> history(WorkflowExecution run) {
    return stack
        .temporal()
        .fetchHistory(run.getWorkflowId(), run.getRunId())
        .getHistory()
        .getEventsList();
  }

  /** The events of the newest run with this ID; none if there is no such run. */
  public List<HistoryEvent> history(String workflowId) {
    try {
      return stack.temporal().fetchHistory(workflowId).getHistory().getEventsList();
    } catch (StatusRuntimeException refused) {
      if (refused.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return List.of();
      }
      throw refused;
    }
  }

  /** Whether the newest run with this ID has come so far. */
  boolean begun(String workflowId, Moment moment) {
    return history(workflowId).stream()
            .flatMap(event -> scheduled(event).stream())
            .filter(moment.activity()::equals)
            .count()
        >= moment.times();
  }

  /** The type of the activity that an event asks for. */
  public static Optional<String> scheduled(HistoryEvent event) {
    return event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED
        ? Optional.of(event.getActivityTaskScheduledEventAttributes().getActivityType().getName())
        : Optional.empty();
  }

  /** How often an activity was started over all runs, by its type. */
  long activities(String type) {
    return runs().stream()
        .flatMap(run -> history(run.getExecution()).stream())
        .flatMap(event -> scheduled(event).stream())
        .filter(type::equals)
        .count();
  }
}
