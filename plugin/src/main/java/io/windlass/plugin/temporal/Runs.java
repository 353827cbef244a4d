package io.windlass.plugin.temporal;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionMetadata;
import io.windlass.plugin.resource.EndedOperation;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.WindlassSearchAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The workflows of one resource. */
final class Runs {

  /** Temporal may know thousands; a person reads the newest. */
  private static final int NEWEST = 50;

  private static final int HISTORIES = 6;

  private final WorkflowClient client;
  private final ResourceReference resource;

  Runs(WorkflowClient client, ResourceReference resource) {
    this.client = client;
    this.resource = resource;
  }

  /** What is tried again and again, and why it failed the last time. */
  List<String> underWay() {
    return executions()
        .filter(run -> run.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING)
        .flatMap(run -> pending(run.getExecution()).stream())
        .toList();
  }

  private List<String> pending(WorkflowExecution run) {
    return client
        .getWorkflowServiceStubs()
        .blockingStub()
        .describeWorkflowExecution(
            DescribeWorkflowExecutionRequest.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .setExecution(run)
                .build())
        .getPendingActivitiesList()
        .stream()
        .map(activity -> sentence(run, activity))
        .toList();
  }

  private static String sentence(WorkflowExecution run, PendingActivityInfo activity) {
    String failure =
        activity.hasLastFailure()
            ? "; the last try failed: " + activity.getLastFailure().getMessage()
            : "";
    return "In Temporal, %s is at %s, try %d%s"
        .formatted(
            run.getWorkflowId(),
            activity.getActivityType().getName(),
            activity.getAttempt(),
            failure);
  }

  /** Operations that have ended, the newest last. */
  List<EndedOperation> ended() {
    return executions()
        .filter(run -> run.getStatus() != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING)
        .filter(run -> run.getExecution().getWorkflowId().startsWith(resource.workflowId() + "/"))
        .limit(NEWEST)
        .map(this::operation)
        .sorted(Comparator.comparing(EndedOperation::endedAt))
        .toList();
  }

  /** {@code rolling-upgrade/g7} is what stands in the ID below that of the resource. */
  private EndedOperation operation(WorkflowExecutionMetadata run) {
    String id = run.getExecution().getWorkflowId();
    String word = id.substring(resource.workflowId().length() + 1);
    int generation = word.lastIndexOf("/g");
    String status = run.getStatus().name().replace("WORKFLOW_EXECUTION_STATUS_", "");
    String phase = run.getTypedSearchAttributes().get(WindlassSearchAttributes.PHASE);
    return new EndedOperation(
        generation < 0 ? word : word.substring(0, generation),
        EndedOperation.generation(id),
        id,
        text(run.getStartTime()),
        text(run.getCloseTime()),
        (phase == null ? status : phase).toLowerCase(Locale.ROOT),
        "",
        id);
  }

  private static String text(@Nullable Instant time) {
    return time == null ? "" : time.toString();
  }

  /** The events of the newest runs, without payloads. */
  List<String> histories() {
    List<String> lines = new ArrayList<>();
    executions().limit(HISTORIES).forEach(run -> lines.addAll(history(run)));
    return lines;
  }

  private List<String> history(WorkflowExecutionMetadata run) {
    WorkflowExecution execution = run.getExecution();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s (run %s, %s)"
            .formatted(execution.getWorkflowId(), execution.getRunId(), run.getStatus()));
    try {
      client.fetchHistory(execution.getWorkflowId(), execution.getRunId()).getEvents().stream()
          .map(HistoryLine::of)
          .forEach(lines::add);
    } catch (StatusRuntimeException gone) {
      if (gone.getStatus().getCode() != Status.Code.NOT_FOUND) {
        throw gone;
      }
    }
    lines.add("");
    return lines;
  }

  private Stream<WorkflowExecutionMetadata> executions() {
    return client.listExecutions(
        "WindlassKind = '%s' AND WindlassName = '%s'".formatted(resource.kind(), resource.name())
            + (resource.namespace().isEmpty()
                ? ""
                : " AND WindlassNamespace = '%s'".formatted(resource.namespace())));
  }
}
