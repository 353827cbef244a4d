package io.windlass.workflows.lifecycle.request;

import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import io.windlass.workflows.lifecycle.Drain;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.Phase;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Replacement;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.Rotation;
import io.windlass.workflows.lifecycle.Skip;
import io.windlass.workflows.lifecycle.TaskQueues;
import io.windlass.workflows.lifecycle.WindlassSearchAttributes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Asks for an operation and waits for its end.
 *
 * <ol>
 *   <li>The request is written on the resource. What follows is the resource workflow's work, so
 *       the one lock holds, and the request is carried out even if this workflow is terminated.
 *   <li>The end is read from the resource, too.
 *   <li>A cancel stops the operation at a safe state, or takes the request back when nothing was
 *       begun for it.
 *   <li>What stalls fails this workflow, with the sentence that the resource shows. The request
 *       stays: it is carried out when what stands in its way is gone.
 * </ol>
 */
public final class RequestWorkflows
    implements RollingRestartRequest,
        RebalanceRequest,
        ReplaceNodeRequest,
        DrainRequest,
        RotateCertificatesRequest,
        AdoptRequest,
        CheckHostsRequest,
        ConvertRequest,
        RetryRequest {

  private static final Duration BRIEF = Duration.ofMinutes(1);

  /** A rebalance of much data, and whatever it has to wait for. */
  private static final Duration LONG = Duration.ofDays(30);

  private static final Duration HEARTBEAT = Duration.ofSeconds(5);

  private final RequestActivities brief = activities(TaskQueues.CONTROLS, BRIEF);
  private final RequestActivities patient = activities(TaskQueues.KUBERNETES, LONG);
  private final String token = Workflow.getInfo().getFirstExecutionRunId();

  @Override
  public OperationResult rollingRestart(ResourceReference reference) {
    return ask(reference, Request.RESTART);
  }

  @Override
  public OperationResult rebalance(ResourceReference reference) {
    return ask(reference, Request.REBALANCE);
  }

  @Override
  public OperationResult replaceNode(
      ResourceReference reference, @Nullable Replacement replacement) {
    if (replacement == null || replacement.node().isBlank()) {
      throw missing("its pod, {\"node\":\"demo-target-2\"}");
    }
    return ask(reference, Request.REPLACE_NODE, replacement.text(token));
  }

  @Override
  public OperationResult drain(ResourceReference reference, @Nullable Drain drain) {
    if (drain == null || drain.node().isBlank()) {
      throw missing("the Kubernetes node, {\"node\":\"worker-3\"}");
    }
    return ask(reference, Request.DRAIN, drain.text(token));
  }

  private static ApplicationFailure missing(String what) {
    return ApplicationFailure.newNonRetryableFailure(
        "node: missing; give a second input with the name of " + what,
        Reason.INVALID_SPEC.camelCase());
  }

  @Override
  public OperationResult rotateCertificates(
      ResourceReference reference, @Nullable Rotation rotation) {
    Rotation wanted = rotation == null ? new Rotation(false, false) : rotation;
    return ask(reference, wanted.request(), wanted.text(token));
  }

  @Override
  public OperationResult adopt(ResourceReference reference) {
    return ask(reference, Request.ADOPT);
  }

  @Override
  public OperationResult checkHosts(ResourceReference reference) {
    return ask(reference, Request.CHECK_HOSTS);
  }

  @Override
  public OperationResult convert(ResourceReference reference) {
    return ask(reference, Request.CONVERT);
  }

  @Override
  public OperationResult retry(ResourceReference reference, @Nullable Skip skip) {
    if (skip != null) {
      brief.skip(reference, skip);
    }
    return ask(reference, Request.RETRY);
  }

  private OperationResult ask(ResourceReference reference, Request request) {
    return ask(reference, request, token);
  }

  /**
   * @param text tells this request from others
   */
  private OperationResult ask(ResourceReference reference, Request request, String text) {
    ResourceReference found = brief.write(reference, request, text);
    mark(found, request);
    Workflow.setCurrentDetails(
        "Waits for the %s of %s. What is done is told by `%s`."
            .formatted(request.noun(), found.title(), found.workflowId()));
    OperationResult result = await(found, request, text);
    Workflow.setCurrentDetails(result.message());
    return switch (result.phase()) {
      case STALLED -> throw failure(result);
      case CANCELLED -> throw new CanceledFailure(result.message());
      case DONE, RUNNING, PAUSED, WAITING, STOPPING -> result;
    };
  }

  private static void mark(ResourceReference found, Request request) {
    Workflow.upsertTypedSearchAttributes(
        WindlassSearchAttributes.KIND.valueSet(found.kind()),
        WindlassSearchAttributes.NAMESPACE.valueSet(found.namespace()),
        WindlassSearchAttributes.NAME.valueSet(found.name()));
    request
        .operation()
        .ifPresent(
            operation ->
                Workflow.upsertTypedSearchAttributes(
                    WindlassSearchAttributes.OPERATION.valueSet(operation.name())));
  }

  private OperationResult await(ResourceReference found, Request request, String text) {
    try {
      return patient.await(found, request, text);
    } catch (ActivityFailure failure) {
      if (!(failure.getCause() instanceof CanceledFailure)) {
        throw failure;
      }
      OperationResult[] end = new OperationResult[1];
      Workflow.newDetachedCancellationScope(() -> end[0] = stopped(found, request, text)).run();
      return end[0];
    }
  }

  private OperationResult stopped(ResourceReference found, Request request, String text) {
    if (!brief.stop(found, request, text)) {
      return new OperationResult(Phase.CANCELLED, Reason.CANCELLED, takenBack(request));
    }
    OperationResult end = patient.await(found, request, text);
    return end.phase() == Phase.STALLED
        ? new OperationResult(Phase.CANCELLED, end.reason(), end.message())
        : end;
  }

  /** Only of an operation it is known whether it was begun. */
  private static String takenBack(Request request) {
    return request.operation().isPresent()
        ? "taken back before anything was begun for it"
        : "taken back; what was begun for it is brought to its end";
  }

  private static ApplicationFailure failure(OperationResult result) {
    return ApplicationFailure.newNonRetryableFailure(result.message(), result.reason().camelCase());
  }

  private static RequestActivities activities(String queue, Duration atMost) {
    return Workflow.newActivityStub(
        RequestActivities.class,
        ActivityOptions.newBuilder()
            .setTaskQueue(queue)
            .setStartToCloseTimeout(atMost)
            .setHeartbeatTimeout(HEARTBEAT)
            .setCancellationType(ActivityCancellationType.TRY_CANCEL)
            .build());
  }
}
