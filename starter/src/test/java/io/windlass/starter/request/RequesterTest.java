package io.windlass.starter.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.client.WorkflowStub;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.windlass.starter.need.Need;
import io.windlass.starter.temporal.SearchAttributes;
import io.windlass.starter.temporal.TemporalGate;
import io.windlass.starter.temporal.TemporalUnavailable;
import io.windlass.workflows.lifecycle.Cause;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.TaskQueues;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RequesterTest {

  private static final ResourceReference DEMO =
      new ResourceReference("AIStore", "ais", "demo", "uid-1", 7);
  private static final Need.Ask SPEC = new Need.Ask(Cause.SPEC, "", Set.of());

  private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance();
  private Requester requester;
  private OpenRuns runs;

  @BeforeEach
  void connect() {
    Worker worker = temporal.newWorker(TaskQueues.WORKFLOWS);
    worker.registerWorkflowImplementationTypes(RecordingWorkflow.class);
    temporal.start();
    TemporalGate gate = new TemporalGate(InstantSource.system(), Duration.ofMinutes(1));
    OperatorServiceStubs operator =
        OperatorServiceStubs.newServiceStubs(
            OperatorServiceStubsOptions.newBuilder()
                .setChannel(temporal.getWorkflowServiceStubs().getRawChannel())
                .validateAndBuildWithDefaults());
    SearchAttributes attributes =
        new SearchAttributes(operator, temporal.getWorkflowClient(), InstantSource.system());
    requester = new Requester(temporal.getWorkflowClient(), attributes, gate);
    runs = new OpenRuns(temporal.getWorkflowClient(), gate);
  }

  @AfterEach
  void close() {
    temporal.close();
  }

  private Outcome ask(long generation, Need.Ask ask) throws TemporalUnavailable {
    return requester.ask(DEMO.atGeneration(generation), ask);
  }

  /** What the workflow heard, in order. */
  private String heard() throws Exception {
    WorkflowStub workflow = temporal.getWorkflowClient().newUntypedWorkflowStub(DEMO.workflowId());
    return workflow.query("plan", String.class);
  }

  @Test
  void startsTheWorkflowWithTheRequest() throws Exception {
    assertThat(ask(7, SPEC)).isEqualTo(Outcome.ACCEPTED);
    assertThat(heard()).isEqualTo("7 SPEC");
    assertThat(runs.isOpen(DEMO)).isTrue();
  }

  @Test
  void usesTheOpenWorkflow() throws Exception {
    ask(7, SPEC);
    ask(8, SPEC);
    assertThat(heard()).isEqualTo("7 SPEC, 8 SPEC");
  }

  @Test
  void aRepeatedRequestIsOneRequest() throws Exception {
    ask(7, SPEC);
    assertThat(ask(7, SPEC)).isEqualTo(Outcome.ACCEPTED);
    ask(7, new Need.Ask(Cause.DRIFT, "changed-abc-12", Set.of()));
    ask(7, new Need.Ask(Cause.DRIFT, "changed-abc-12", Set.of()));
    assertThat(heard()).isEqualTo("7 SPEC, 7 DRIFT");
  }

  @Test
  void aStaleRequestIsRefusedAndNoError() throws Exception {
    ask(7, SPEC);
    assertThat(ask(6, SPEC)).isEqualTo(Outcome.REFUSED);
    assertThat(heard()).isEqualTo("7 SPEC");
  }

  @Test
  void aTerminatedRunIsFollowedByANewOne() throws Exception {
    ask(7, SPEC);
    temporal
        .getWorkflowClient()
        .newUntypedWorkflowStub(DEMO.workflowId())
        .terminate("as a person might");
    assertThat(runs.isOpen(DEMO)).isFalse();
    assertThat(ask(7, SPEC)).isEqualTo(Outcome.ACCEPTED);
    assertThat(heard()).isEqualTo("7 SPEC");
  }

  @Test
  void aWorkflowThatNeverRanIsNotOpen() throws Exception {
    assertThat(runs.isOpen(DEMO)).isFalse();
  }
}
