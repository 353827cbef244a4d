package io.windlass.workflows.pmem.workflow;

import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WithStartWorkflowOperation;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.windlass.workflows.lifecycle.Accepted;
import io.windlass.workflows.lifecycle.Cause;
import io.windlass.workflows.lifecycle.Forecast;
import io.windlass.workflows.lifecycle.ReconcileRequest;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.TaskQueues;
import io.windlass.workflows.lifecycle.WindlassSearchAttributes;
import io.windlass.workflows.pmem.PmemWorkflow;
import io.windlass.workflows.pmem.PmemWorkflows;
import io.windlass.workflows.pmem.foresight.PmemPlanWorkflow;
import io.windlass.workflows.pmem.simulator.SimulatedDriver;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Temporal's test server with workers, a fake world of one driver, and a client. */
final class DriverStage implements AutoCloseable {

  private final TestWorkflowEnvironment environment;
  private final FakeDriverWorld world;

  DriverStage(SimulatedDriver driver) {
    world = new FakeDriverWorld(driver);
    TestEnvironmentOptions.Builder options = TestEnvironmentOptions.newBuilder();
    WindlassSearchAttributes.ALL.forEach(
        key ->
            options.registerSearchAttribute(
                key.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
    environment = TestWorkflowEnvironment.newInstance(options.build());
    environment
        .newWorker(TaskQueues.WORKFLOWS)
        .registerWorkflowImplementationTypes(
            PmemWorkflows.IMPLEMENTATIONS.toArray(Class<?>[]::new));
    environment
        .newWorker(TaskQueues.LOOKS)
        .registerActivitiesImplementations(new FakeDriverLooks(world));
    environment
        .newWorker(TaskQueues.KUBERNETES)
        .registerActivitiesImplementations(new FakeDriverActivities(world));
    environment
        .newWorker(TaskQueues.CONTROLS)
        .registerActivitiesImplementations(
            new FakeDriverActivities(world), new FakeDriverLooks(world));
    environment.start();
  }

  FakeDriverWorld world() {
    return world;
  }

  WorkflowStub stub(String workflowId) {
    return client().newUntypedWorkflowStub(workflowId);
  }

  WorkflowClient client() {
    return environment.getWorkflowClient();
  }

  /** Starts the resource's workflow, or finds it, and gives it a request, as the starter does. */
  Accepted reconcile(long generation, Cause cause) {
    ResourceReference reference =
        new ResourceReference("Deployment", "", "demo", "uid-of-demo", generation);
    PmemWorkflow workflow =
        client()
            .newWorkflowStub(
                PmemWorkflow.class,
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
            .setUpdateId("%s-%d-%s".formatted(reference.uid(), generation, cause))
            .setWaitForStage(WorkflowUpdateStage.COMPLETED)
            .build();
    return WorkflowClient.executeUpdateWithStart(
        workflow::reconcile,
        new ReconcileRequest(reference, cause),
        update,
        new WithStartWorkflowOperation<>(workflow::run, reference));
  }

  /** What would be done about the resource. */
  Forecast foresee() {
    return client()
        .newWorkflowStub(
            PmemPlanWorkflow.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId("pmem/demo/plan/1")
                .setTaskQueue(TaskQueues.WORKFLOWS)
                .build())
        .run(new ResourceReference("Deployment", "", "demo", "", 0));
  }

  /** Waits for the end of a run. */
  void await(Accepted accepted) throws Exception {
    WorkflowExecution run =
        WorkflowExecution.newBuilder()
            .setWorkflowId(accepted.workflowId())
            .setRunId(accepted.runId())
            .build();
    try {
      client()
          .newUntypedWorkflowStub(run, Optional.empty())
          .getResult(30, TimeUnit.SECONDS, Void.class);
    } catch (TimeoutException endless) {
      throw new AssertionError("endless after " + world.steps(), endless);
    }
  }

  @Override
  public void close() {
    environment.close();
  }
}
