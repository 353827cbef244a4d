package io.windlass.workflows.aistore.authn;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WithStartWorkflowOperation;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.windlass.workflows.aistore.authn.operation.AuthnPlanWorkflow;
import io.windlass.workflows.aistore.authn.operation.AuthnWorkflows;
import io.windlass.workflows.aistore.workflow.Histories;
import io.windlass.workflows.lifecycle.Accepted;
import io.windlass.workflows.lifecycle.Cause;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.ReconcileRequest;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.TaskQueues;
import io.windlass.workflows.lifecycle.WindlassSearchAttributes;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The life of an AuthN service, by its workflows. With {@code -Dhistories.update=true} their
 * histories are recorded, to be replayed with all others.
 */
class AuthnWorkflowTest {

  private static final String ID = "aistoreauth/ais/auth";

  private final Service service = new Service();
  private final ServiceActivities activities = new ServiceActivities(service);
  private final TestWorkflowEnvironment environment = environment();

  private TestWorkflowEnvironment environment() {
    TestEnvironmentOptions.Builder options = TestEnvironmentOptions.newBuilder();
    WindlassSearchAttributes.ALL.forEach(
        key ->
            options.registerSearchAttribute(
                key.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
    TestWorkflowEnvironment started = TestWorkflowEnvironment.newInstance(options.build());
    started
        .newWorker(TaskQueues.WORKFLOWS)
        .registerWorkflowImplementationTypes(
            AuthnWorkflows.IMPLEMENTATIONS.toArray(Class<?>[]::new));
    List.of(TaskQueues.LOOKS, TaskQueues.KUBERNETES, TaskQueues.CONTROLS)
        .forEach(queue -> started.newWorker(queue).registerActivitiesImplementations(activities));
    started.start();
    return started;
  }

  @AfterEach
  void close() {
    environment.close();
  }

  @Test
  void livesAsItsPlannersSay() throws Exception {
    service.wantsCertificate = true;
    reconcile(1);
    save(ID, "authn-resource-deploy");
    save(ID + "/deploy/g1", "authn-deploy");
    plan();
    save(ID + "/plan/1", "authn-plan");

    activities.change(one -> one.outdated = Optional.of(Reason.TEMPLATE_CHANGED));
    reconcile(2);
    save(ID + "/rolling-upgrade/g2", "authn-rolling-upgrade");

    activities.change(one -> one.outdated = Optional.of(Reason.RESTART_REQUESTED));
    reconcile(3);
    save(ID + "/rolling-restart/g3", "authn-rolling-restart");

    activities.change(one -> one.serving = false);
    reconcile(4);
    save(ID + "/recover/g4", "authn-recover");

    activities.delete();
    reconcile(5);
    save(ID + "/delete/g5", "authn-delete");
    assertThat(service.log)
        .startsWith("workflow: apply configuration, volume claim and services, NEW_SERVICE")
        .contains("workflow: replace the pod of AuthN (a gap), RESTART_REQUESTED")
        .endsWith("workflow: remove configuration and services, DELETED");
  }

  private void save(String workflowId, String name) throws IOException {
    if (Boolean.getBoolean("histories.update")) {
      Histories.save(environment.getWorkflowClient(), workflowId, name);
    }
  }

  private static ResourceReference reference(long generation) {
    return new ResourceReference("AIStoreAuth", "ais", "auth", "uid-of-auth", generation);
  }

  private void plan() {
    environment
        .getWorkflowClient()
        .newWorkflowStub(AuthnPlanWorkflow.class, options(ID + "/plan/1"))
        .run(reference(1));
  }

  private static WorkflowOptions options(String workflowId) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(workflowId)
        .setTaskQueue(TaskQueues.WORKFLOWS)
        .setWorkflowIdConflictPolicy(
            WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
        .setTypedSearchAttributes(WindlassSearchAttributes.of(reference(1)))
        .build();
  }

  private void reconcile(long generation) throws Exception {
    WorkflowClient client = environment.getWorkflowClient();
    ResourceReference reference = reference(generation);
    AuthnWorkflow workflow = client.newWorkflowStub(AuthnWorkflow.class, options(ID));
    UpdateOptions<Accepted> update =
        UpdateOptions.newBuilder(Accepted.class)
            .setUpdateName("reconcile")
            .setUpdateId("update-" + generation)
            .setWaitForStage(WorkflowUpdateStage.COMPLETED)
            .build();
    Accepted accepted =
        WorkflowClient.executeUpdateWithStart(
            workflow::reconcile,
            new ReconcileRequest(reference, Cause.SPEC),
            update,
            new WithStartWorkflowOperation<>(workflow::run, reference));
    WorkflowExecution run =
        WorkflowExecution.newBuilder()
            .setWorkflowId(accepted.workflowId())
            .setRunId(accepted.runId())
            .build();
    client
        .newUntypedWorkflowStub(run, Optional.empty())
        .getResult(30, TimeUnit.SECONDS, Void.class);
  }
}
