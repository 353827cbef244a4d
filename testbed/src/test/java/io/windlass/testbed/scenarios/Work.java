package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowExecutionMetadata;
import io.windlass.workflows.lifecycle.OperationResult;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The workflows of one cluster, as a person with the temporal CLI sees them. */
public final class Work {

  /** Until visibility knows of a run that has begun. */
  static final Duration UNTIL_VISIBLE = Duration.ofSeconds(1);

  private static final Set<EventType> ENDS =
      EnumSet.of(
          EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED,
          EventType.EVENT_TYPE_WORKFLOW_EXECUTION_FAILED,
          EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED,
          EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED,
          EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW);

  private final RealStack stack;
  private final Cluster cluster;

  Work(RealStack stack, Cluster cluster) {
    this.stack = stack;
    this.cluster = cluster;
  }

  /** All runs of its workflows, also of earlier ones. */
  public List<WorkflowExecutionMetadata> runs() {
    return inNamespace().filter(this::isOurs).toList();
  }

  /** The runs of one workflow. */
  List<WorkflowExecution> runs(String workflowId) {
    return runs().stream()
        .map(WorkflowExecutionMetadata::getExecution)
        .filter(run -> run.getWorkflowId().equals(workflowId))
        .toList();
  }

  /** How many runs there have been for all clusters in the namespace. */
  long runsInNamespace() {
    return inNamespace().count();
  }

  /** Open runs; visibility is told of a change within about a second. */
  public List<String> open() {
    return open(runs().stream());
  }

  /** The run that reports the end ends itself a moment later. */
  void awaitNoneOpen() {
    assertThat(Eventually.holds(Cluster.SOON, () -> open().isEmpty())).as(this::toString).isTrue();
  }

  @Override
  public String toString() {
    return "open runs: " + open();
  }

  /** Open runs of all clusters in the namespace. */
  List<String> openInNamespace() {
    return open(inNamespace());
  }

  private static List<String> open(Stream<WorkflowExecutionMetadata> runs) {
    return runs.filter(
            run -> run.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING)
        .map(run -> run.getExecution().getWorkflowId())
        .toList();
  }

  private Stream<WorkflowExecutionMetadata> inNamespace() {
    return stack
        .temporal()
        .listExecutions("WindlassNamespace = '%s'".formatted(cluster.namespace()));
  }

  private boolean isOurs(WorkflowExecutionMetadata run) {
    String id = run.getExecution().getWorkflowId();
    return id.equals(cluster.workflowId()) || id.startsWith(cluster.workflowId() + "/");
  }

  /** How an operation ended; waits for its end. */
  OperationResult result(String workflowId) {
    return stack.temporal().newUntypedWorkflowStub(workflowId).getResult(OperationResult.class);
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
    return begun(history(workflowId), moment);
  }

  private boolean begun(List<HistoryEvent> events, Moment moment) {
    return Collections.frequency(activities(events), moment.activity()) >= moment.times();
  }

  /** Whether there was a run with this ID, and the newest one has ended. */
  boolean isOver(String workflowId) {
    return isOver(history(workflowId));
  }

  private static boolean isOver(List<HistoryEvent> events) {
    return !events.isEmpty() && ENDS.contains(events.getLast().getEventType());
  }

  /** Whether it has come so far, or never will. */
  boolean begunOrOver(String workflowId, Moment moment) {
    List<HistoryEvent> events = history(workflowId);
    return begun(events, moment) || isOver(events);
  }

  /** The types of the activities that were asked for, in order. */
  List<String> activities(List<HistoryEvent> events) {
    return events.stream().flatMap(event -> scheduled(event).stream()).toList();
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
        .flatMap(run -> activities(history(run.getExecution())).stream())
        .filter(type::equals)
        .count();
  }
}
