package io.windlass.workflows.aistore.workflow;

import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WithStartWorkflowOperation;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.windlass.workflows.aistore.AIStoreWorkflow;
import io.windlass.workflows.aistore.AIStoreWorkflows;
import io.windlass.workflows.aistore.foresight.PlanWorkflow;
import io.windlass.workflows.aistore.simulator.SimulatedCluster;
import io.windlass.workflows.aistore.simulator.SimulatedSpec;
import io.windlass.workflows.aistore.simulator.Timing;
import io.windlass.workflows.lifecycle.Accepted;
import io.windlass.workflows.lifecycle.Cause;
import io.windlass.workflows.lifecycle.Forecast;
import io.windlass.workflows.lifecycle.Phase;
import io.windlass.workflows.lifecycle.Progress;
import io.windlass.workflows.lifecycle.ReconcileRequest;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.TaskQueues;
import io.windlass.workflows.lifecycle.WindlassSearchAttributes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Temporal's test server with workers for all queues, a fake world, and a client as the starter is.
 */
final class Stage implements AutoCloseable {

  private final TestWorkflowEnvironment environment;
  private final FakeWorld world;

  Stage(SimulatedSpec spec) {
    world = new FakeWorld(new SimulatedCluster(spec, Timing.measured()));
    TestEnvironmentOptions.Builder options = TestEnvironmentOptions.newBuilder();
    WindlassSearchAttributes.ALL.forEach(
        key ->
            options.registerSearchAttribute(
                key.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
    environment = TestWorkflowEnvironment.newInstance(options.build());
    environment
        .newWorker(TaskQueues.WORKFLOWS)
        .registerWorkflowImplementationTypes(
            AIStoreWorkflows.IMPLEMENTATIONS.toArray(Class<?>[]::new));
    environment
        .newWorker(TaskQueues.CONTROLS)
        .registerActivitiesImplementations(new FakeLooks(world), new FakeKubernetes(world));
    environment.newWorker(TaskQueues.LOOKS).registerActivitiesImplementations(new FakeLooks(world));
    environment
        .newWorker(TaskQueues.KUBERNETES)
        .registerActivitiesImplementations(new FakeKubernetes(world));
    environment.newWorker(TaskQueues.DATA).registerActivitiesImplementations(new FakeData(world));
    environment.start();
  }

  FakeWorld world() {
    return world;
  }

  TestWorkflowEnvironment environment() {
    return environment;
  }

  WorkflowClient client() {
    return environment.getWorkflowClient();
  }

  static ResourceReference reference(long generation) {
    return new ResourceReference("AIStore", "ais", "demo", "uid-of-demo", generation);
  }

  /** Starts the resource's workflow, or finds it, and gives it a request, as the starter does. */
  Accepted reconcile(long generation, Cause cause) {
    return reconcile(reference(generation), cause);
  }

  Accepted reconcile(ResourceReference reference, Cause cause) {
    AIStoreWorkflow workflow =
        client()
            .newWorkflowStub(
                AIStoreWorkflow.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(reference.workflowId())
                    .setTaskQueue(TaskQueues.WORKFLOWS)
                    .setWorkflowIdConflictPolicy(
                        WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                    .setTypedSearchAttributes(WindlassSearchAttributes.of(reference))
                    .build());
    UpdateOptions<Accepted> update =
        UpdateOptions.newBuilder(Accepted.class)
            .setUpdateName("reconcile")
            .setUpdateId("%s-%d-%s".formatted(reference.uid(), reference.generation(), cause))
            .setWaitForStage(WorkflowUpdateStage.COMPLETED)
            .build();
    return WorkflowClient.executeUpdateWithStart(
        workflow::reconcile,
        new ReconcileRequest(reference, cause),
        update,
        new WithStartWorkflowOperation<>(workflow::run, reference));
  }

  /** Waits for the end of a run; a failure or cancel of the run is thrown. */
  void await(Accepted accepted) throws Exception {
    await(accepted, Duration.ofSeconds(20));
  }

  /** The same of an operation on very many nodes. */
  void awaitLong(Accepted accepted) throws Exception {
    await(accepted, Duration.ofMinutes(5));
  }

  private void await(Accepted accepted, Duration limit) throws Exception {
    WorkflowExecution run =
        WorkflowExecution.newBuilder()
            .setWorkflowId(accepted.workflowId())
            .setRunId(accepted.runId())
            .build();
    try {
      client()
          .newUntypedWorkflowStub(run, Optional.empty())
          .getResult(limit.toSeconds(), TimeUnit.SECONDS, Void.class);
    } catch (TimeoutException endless) {
      throw new AssertionError(environment.getDiagnostics(), endless);
    }
  }

  /**
   * Waits until a signal has come to the workflow. The test server may lose a task when one comes
   * just as the activity ends that led to it.
   */
  void awaitSignal(String workflowId) {
    await(workflowId + " to be signalled", () -> signalled(workflowId));
  }

  private boolean signalled(String workflowId) {
    return client().fetchHistory(workflowId).getEvents().stream()
        .anyMatch(HistoryEvent::hasWorkflowExecutionSignaledEventAttributes);
  }

  /** Waits until an operation stands so. */
  void awaitPhase(String workflowId, Phase phase) {
    await("%s to be %s".formatted(workflowId, phase), () -> stands(workflowId, phase));
  }

  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited for " + what);
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  private boolean stands(String workflowId, Phase phase) {
    try {
      return stub(workflowId).query("progress", Progress.class).phase() == phase;
    } catch (WorkflowNotFoundException notYet) {
      return false;
    }
  }

  /** What a person gets who asks for a plan only. */
  Forecast forecast() {
    return client()
        .newWorkflowStub(
            PlanWorkflow.class,
            WorkflowOptions.newBuilder().setTaskQueue(TaskQueues.WORKFLOWS).build())
        .run(reference(0));
  }

  WorkflowStub stub(String workflowId) {
    return client().newUntypedWorkflowStub(workflowId);
  }

  @Override
  public void close() {
    environment.close();
  }
}
