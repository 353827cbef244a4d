package io.windlass.worker;

import io.temporal.common.SearchAttributeUpdate;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptorBase;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.unsafe.WorkflowUnsafe;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.WindlassSearchAttributes;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;

/**
 * Tells log and metrics when operations begin, change their phase and end.
 *
 * <ol>
 *   <li>A workflow whose argument is an {@link OperationRequest} is an operation.
 *   <li>Its phase is what it writes into the search attribute, so the workflow need not know that
 *       it is watched.
 *   <li>Nothing is told while a workflow is replayed: it was told before. A run that continues an
 *       earlier one is no new operation.
 *   <li>Times are those of the history, so a lost worker makes nothing shorter.
 * </ol>
 *
 * <p>Guarantees: each beginning and each end is told at least once. Where Temporal asks for the
 * same workflow task twice, for example because a worker was lost in it, it is told twice.
 */
final class OperationWatch extends WorkerInterceptorBase {

  private final OperationMetrics metrics;

  OperationWatch(OperationMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
    return new Watched(next);
  }

  private final class Watched extends WorkflowInboundCallsInterceptorBase {

    private Optional<OperationRequest> operation = Optional.empty();
    private String phase = "";
    private long began;
    private long entered;

    Watched(WorkflowInboundCallsInterceptor next) {
      super(next);
    }

    @Override
    public void init(WorkflowOutboundCallsInterceptor outbound) {
      super.init(new Phases(outbound));
    }

    @Override
    public WorkflowOutput execute(WorkflowInput input) {
      operation =
          Arrays.stream(input.getArguments())
              .filter(OperationRequest.class::isInstance)
              .map(OperationRequest.class::cast)
              .findFirst();
      return operation.isPresent() ? watch(operation.get(), input) : super.execute(input);
    }

    private WorkflowOutput watch(OperationRequest request, WorkflowInput input) {
      began = Workflow.currentTimeMillis();
      if (Workflow.getInfo().getContinuedExecutionRunId().isEmpty()) {
        tell(() -> metrics.started(request));
        log().info("{} begins: {}", request.workflowId(), request.reason().sentence());
      }
      try {
        WorkflowOutput output = super.execute(input);
        if (output.getResult() instanceof OperationResult result) {
          ended(request, OperationEnd.of(result), result.message());
        }
        return output;
      } catch (CanceledFailure cancelled) {
        ended(request, OperationEnd.CANCELLED, cancelled.getOriginalMessage());
        throw cancelled;
      } catch (RuntimeException failure) {
        ended(request, OperationEnd.FAILED, failure.toString());
        throw failure;
      }
    }

    private void ended(OperationRequest request, OperationEnd end, String message) {
      Duration took = since(began);
      tell(() -> metrics.ended(request, end, took));
      log()
          .info(
              "{} ends after {} s: {}, {}: {}",
              request.workflowId(),
              took.toSeconds(),
              end.outcome().word(),
              end.reason().camelCase(),
              message);
    }

    private void enter(String next) {
      operation
          .filter(request -> !phase.isEmpty() && !phase.equals(next))
          .ifPresent(request -> left(request, phase, since(entered)));
      if (!phase.equals(next)) {
        phase = next;
        entered = Workflow.currentTimeMillis();
      }
    }

    private void left(OperationRequest request, String before, Duration after) {
      tell(() -> metrics.left(request, before, after));
    }

    private final class Phases extends WorkflowOutboundCallsInterceptorBase {

      Phases(WorkflowOutboundCallsInterceptor next) {
        super(next);
      }

      @Override
      public void upsertTypedSearchAttributes(SearchAttributeUpdate<?>... updates) {
        super.upsertTypedSearchAttributes(updates);
        Arrays.stream(updates)
            .filter(update -> update.getKey().equals(WindlassSearchAttributes.PHASE))
            .flatMap(update -> update.getValue().stream())
            .forEach(value -> enter(value.toString()));
      }
    }
  }

  private static Duration since(long milliseconds) {
    return Duration.ofMillis(Workflow.currentTimeMillis() - milliseconds);
  }

  private static void tell(Runnable signal) {
    if (!WorkflowUnsafe.isReplaying()) {
      signal.run();
    }
  }

  /** Silent during replay. */
  private static Logger log() {
    return Workflow.getLogger(OperationWatch.class);
  }
}
