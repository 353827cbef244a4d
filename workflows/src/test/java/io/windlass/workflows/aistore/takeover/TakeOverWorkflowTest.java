package io.windlass.workflows.aistore.takeover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.windlass.workflows.aistore.AIStoreLookActivities;
import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.lifecycle.DecideRequest;
import io.windlass.workflows.lifecycle.Decision;
import io.windlass.workflows.lifecycle.Forecast;
import io.windlass.workflows.lifecycle.Phase;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.PlanRequest;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.TaskQueues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person asks, and reads the answer in the result, on the page and by queries. */
class TakeOverWorkflowTest {

  private final TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance();

  /** Looks at one release, and can do nothing else. */
  private record Look() implements AIStoreLookActivities {

    @Override
    public TakeOverPlan planTakeOver(TakeOverRequest request) {
      return ReleaseInTest.last().plan(request);
    }

    @Override
    public Decision<AIStoreStep> decide(DecideRequest request) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Plan<AIStoreStep> plan(PlanRequest request) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Forecast foresee(ResourceReference reference) {
      throw new UnsupportedOperationException();
    }
  }

  @BeforeEach
  void start() {
    environment
        .newWorker(TaskQueues.WORKFLOWS)
        .registerWorkflowImplementationTypes(TakeOverWorkflowImpl.class);
    environment.newWorker(TaskQueues.CONTROLS).registerActivitiesImplementations(new Look());
    environment.start();
  }

  @AfterEach
  void stop() {
    environment.close();
  }

  @Test
  void tellsThePlanInThreePlaces() {
    TakeOverWorkflow workflow = workflow();

    TakeOverPlan plan = workflow.run(ReleaseInTest.request(""));

    assertThat(plan).isEqualTo(ReleaseInTest.last().plan());
    assertThat(workflow.plan()).isEqualTo(TakeOverPage.of(plan));
    assertThat(workflow.resource()).isEqualTo(plan.resource());
  }

  @Test
  void whatOnlyPlansIsNotSteered() {
    TakeOverWorkflow workflow = workflow();
    workflow.run(ReleaseInTest.request(""));

    assertThat(workflow.progress().phase()).isEqualTo(Phase.DONE);
    assertThat(workflow.history()).isEmpty();
  }

  @Test
  void refusesWhatIsNoName() {
    assertThatThrownBy(() -> workflow().run(ReleaseInTest.request("$(reboot)")))
        .cause()
        .hasMessageContaining("name: \"$(reboot)\" is not a name");
  }

  private TakeOverWorkflow workflow() {
    WorkflowClient client = environment.getWorkflowClient();
    TakeOverWorkflow workflow =
        client.newWorkflowStub(
            TakeOverWorkflow.class,
            WorkflowOptions.newBuilder().setTaskQueue(TaskQueues.WORKFLOWS).build());
    return workflow;
  }
}
