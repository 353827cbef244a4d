package io.windlass.workflows.aistore.takeover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.CanceledFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.windlass.workflows.lifecycle.Happening;
import io.windlass.workflows.lifecycle.Phase;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.TaskQueues;
import io.windlass.workflows.lifecycle.WindlassSearchAttributes;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person has a take-over carried out, and steers it. */
class TakeOverExecutionTest {

  private static final TakeOverRequest EXECUTE =
      new TakeOverRequest("ais", "demo", "", "aisnode:v5.0", "ais-init:v5.0", true);

  private final TakeOverModel model = new TakeOverModel();
  private final TestWorkflowEnvironment environment = environment();

  private record Fake(TakeOverModel model) implements TakeOverActivities {

    @Override
    public Plan<TakeOverStep> order(TakeOverLook look) {
      return model.plan(look.intent());
    }

    @Override
    public void step(TakeOverRequest request, TakeOverStep step) {
      model.take(step);
    }

    @Override
    public boolean wish(TakeOverRequest request, TakeOverWish wish) {
      return model.wish(wish);
    }
  }

  private static TestWorkflowEnvironment environment() {
    TestEnvironmentOptions.Builder options = TestEnvironmentOptions.newBuilder();
    WindlassSearchAttributes.ALL.forEach(
        key ->
            options.registerSearchAttribute(
                key.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
    return TestWorkflowEnvironment.newInstance(options.build());
  }

  @BeforeEach
  void start() {
    environment
        .newWorker(TaskQueues.WORKFLOWS)
        .registerWorkflowImplementationTypes(TakeOverWorkflowImpl.class);
    for (String queue :
        new String[] {TaskQueues.LOOKS, TaskQueues.KUBERNETES, TaskQueues.CONTROLS}) {
      environment.newWorker(queue).registerActivitiesImplementations(new Fake(model));
    }
    environment.start();
  }

  @AfterEach
  void stop() {
    environment.close();
  }

  @Test
  void approvedStepByStepItEndsWithTheNewCluster() {
    TakeOverWorkflow workflow = begin(EXECUTE);
    approve(workflow, "stop-old-cluster");
    approve(workflow, "move-cpu01");
    await(() -> workflow.progress().done() == 1 && waits(workflow));
    assertThat(workflow.plan())
        .contains("1 of 3 nodes done", "move-all")
        .contains("temporal workflow update execute -w takeover/ais/demo --name approve");
    approve(workflow, "move-all");
    approve(workflow, "first-modern-write");

    TakeOverPlan end = stub(workflow).getResult(TakeOverPlan.class);

    assertThat(end.verdict()).startsWith("the new cluster serves by the old addresses");
    assertThat(model.newServes()).isTrue();
    assertThat(workflow.history())
        .extracting(Happening::what)
        .contains("remove the old DaemonSets");
  }

  @Test
  void aCancelGoesTheWayBack() {
    TakeOverWorkflow workflow = begin(EXECUTE);
    approve(workflow, "stop-old-cluster");
    approve(workflow, "move-all");
    await(() -> workflow.plan().contains("first-modern-write"));

    stub(workflow).cancel();

    assertThatThrownBy(() -> stub(workflow).getResult(TakeOverPlan.class))
        .cause()
        .isInstanceOf(CanceledFailure.class);
    assertThat(model.oldServes()).as(model.text()).isTrue();
  }

  @Test
  void oneThatWasTerminatedIsTakenUpWhereItWas() {
    TakeOverWorkflow workflow = begin(EXECUTE);
    approve(workflow, "stop-old-cluster");
    approve(workflow, "move-cpu01");
    await(() -> workflow.progress().done() == 1 && waits(workflow));
    stub(workflow).terminate("in the middle");

    TakeOverWorkflow again = begin(EXECUTE);
    await(() -> waits(again));
    assertThat(again.plan()).contains("cpu02");
    approve(again, "move-all");
    approve(again, "first-modern-write");
    stub(again).getResult(TakeOverPlan.class);

    assertThat(model.newServes()).as(model.text()).isTrue();
  }

  @Test
  void aPauseHoldsItUntilItIsResumed() {
    model.wish(TakeOverWish.PAUSE);
    TakeOverWorkflow workflow = begin(EXECUTE);
    await(() -> workflow.progress().phase() == Phase.PAUSED);
    assertThat(model.text().strip()).isEmpty();

    assertThat(workflow.resume()).isEqualTo("goes on");

    await(() -> waits(workflow));
    assertThat(model.text()).startsWith("keep what modern AIStore can't read");
  }

  @Test
  void whatBlocksIsToldAndNothingIsDone() {
    model.release().silent("nobody listens");

    assertThatThrownBy(() -> stub(begin(EXECUTE)).getResult(TakeOverPlan.class))
        .cause()
        .hasMessageContaining("nothing is stopped: MetadataNotExported");
    assertThat(model.text().strip()).isEmpty();
  }

  @Test
  void thereIsOneAlone() {
    WorkflowClient client = environment.getWorkflowClient();
    TakeOverWorkflow other =
        client.newWorkflowStub(
            TakeOverWorkflow.class,
            WorkflowOptions.newBuilder()
                .setTaskQueue(TaskQueues.WORKFLOWS)
                .setWorkflowId("mine")
                .build());

    assertThatThrownBy(() -> other.run(EXECUTE))
        .cause()
        .hasMessageContaining(
            "execute: the ID of the workflow is mine; start it with --workflow-id takeover/ais/demo");
  }

  private void approve(TakeOverWorkflow workflow, String gate) {
    await(() -> waits(workflow));
    assertThat(workflow.approve(gate)).isEqualTo("approved: " + gate);
  }

  private static boolean waits(TakeOverWorkflow workflow) {
    return workflow.progress().phase() == Phase.WAITING;
  }

  private void await(BooleanSupplier condition) {
    for (int look = 0; look < 200 && !condition.getAsBoolean(); look++) {
      environment.sleep(Duration.ofMillis(100));
    }
    assertThat(condition.getAsBoolean()).as(environment.getDiagnostics()).isTrue();
  }

  private static WorkflowStub stub(TakeOverWorkflow workflow) {
    return WorkflowStub.fromTyped(workflow);
  }

  private TakeOverWorkflow begin(TakeOverRequest request) {
    TakeOverWorkflow workflow =
        environment
            .getWorkflowClient()
            .newWorkflowStub(
                TakeOverWorkflow.class,
                WorkflowOptions.newBuilder()
                    .setTaskQueue(TaskQueues.WORKFLOWS)
                    .setWorkflowId(request.workflowId())
                    .build());
    WorkflowClient.start(workflow::run, request);
    return workflow;
  }
}
