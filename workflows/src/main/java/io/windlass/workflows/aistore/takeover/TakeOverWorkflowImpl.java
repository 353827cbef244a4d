package io.windlass.workflows.aistore.takeover;

import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import io.windlass.workflows.aistore.AIStoreActivityStubs;
import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.lifecycle.Happening;
import io.windlass.workflows.lifecycle.Operation;
import io.windlass.workflows.lifecycle.Phase;
import io.windlass.workflows.lifecycle.Progress;
import io.windlass.workflows.lifecycle.Reason;
import java.util.List;
import java.util.Optional;

/** One look, shown on the workflow's page; or a {@link TakeOverExecution}. */
public final class TakeOverWorkflowImpl implements TakeOverWorkflow {

  private final Optional<TakeOverExecution> execution;
  private String told = "";
  private String resource = "";

  @WorkflowInit
  public TakeOverWorkflowImpl(TakeOverRequest request) {
    execution = request.execute() ? Optional.of(new TakeOverExecution(request)) : Optional.empty();
  }

  @Override
  public TakeOverPlan run(TakeOverRequest request) {
    request
        .problem()
        .or(() -> request.problemOf(Workflow.getInfo().getWorkflowId()))
        .ifPresent(
            problem -> {
              throw Failures.refused(Reason.INVALID_SPEC, problem);
            });
    return execution.map(TakeOverExecution::run).orElseGet(() -> look(request));
  }

  private TakeOverPlan look(TakeOverRequest request) {
    TakeOverPlan plan = new AIStoreActivityStubs().planTakeOver(request);
    told = TakeOverPage.of(plan);
    resource = plan.resource();
    Workflow.setCurrentDetails(told);
    return plan;
  }

  @Override
  public String plan() {
    return execution.map(TakeOverExecution::describe).orElse(told);
  }

  @Override
  public String resource() {
    return resource;
  }

  @Override
  public Progress progress() {
    return execution
        .map(TakeOverExecution::progress)
        .orElseGet(
            () ->
                new Progress(
                    Operation.TAKE_OVER,
                    told.isEmpty() ? Phase.RUNNING : Phase.DONE,
                    0,
                    0,
                    "plan, and change nothing",
                    Reason.TAKE_OVER_REQUESTED,
                    0));
  }

  @Override
  public List<Happening> history() {
    return execution.map(TakeOverExecution::history).orElse(List.of());
  }

  @Override
  public String pause() {
    return carriedOut().pause();
  }

  @Override
  public void validatePause() {
    carriedOut();
  }

  @Override
  public String resume() {
    return carriedOut().resume();
  }

  @Override
  public void validateResume() {
    carriedOut();
  }

  @Override
  public String approve(String gate) {
    return carriedOut().approve(gate);
  }

  @Override
  public void validateApprove(String gate) {
    carriedOut();
    TakeOverGate.problem(gate)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem);
            });
  }

  private TakeOverExecution carriedOut() {
    return execution.orElseThrow(
        () -> new IllegalStateException("execute is not set: nothing is carried out"));
  }
}
