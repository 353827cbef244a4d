package io.windlass.testbed.benchmarks;

import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WithStartWorkflowOperation;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.time.Instant;

/** Update-with-Start of a trivial workflow with a worker in this JVM: what Temporal costs alone. */
final class BareLoop implements AutoCloseable {

  private static final String QUEUE = "bare";

  private final WorkflowClient client;
  private final WorkerFactory factory;

  BareLoop(WorkflowClient client) {
    this.client = client;
    this.factory = WorkerFactory.newInstance(client);
    Worker worker = factory.newWorker(QUEUE);
    worker.registerWorkflowImplementationTypes(BareWorkflowImpl.class);
    factory.start();
  }

  /** From the call to the acceptance; returns when the workflow has ended. */
  Duration sample(String name) {
    WorkflowOptions options =
        WorkflowOptions.newBuilder()
            .setWorkflowId("bare/" + name)
            .setTaskQueue(QUEUE)
            .setWorkflowIdConflictPolicy(
                WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
            .build();
    UpdateOptions<String> update =
        UpdateOptions.newBuilder(String.class)
            .setUpdateId(name)
            .setWaitForStage(WorkflowUpdateStage.ACCEPTED)
            .build();
    BareWorkflow workflow = client.newWorkflowStub(BareWorkflow.class, options);
    Instant began = Instant.now();
    WorkflowClient.startUpdateWithStart(
        workflow::ask, name, update, new WithStartWorkflowOperation<>(workflow::run));
    WorkflowStub.fromTyped(workflow).getResult(Void.class);
    return new Accepted(client, options.getWorkflowId()).since(began);
  }

  @Override
  public void close() {
    factory.shutdownNow();
  }
}
