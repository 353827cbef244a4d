package io.windlass.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactoryOptions;
import io.windlass.workflows.lifecycle.Operation;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.TaskQueues;
import io.windlass.workflows.lifecycle.WindlassSearchAttributes;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Without a cache every workflow task replays the workflow from its beginning. */
class OperationWatchTest {

  private static final ResourceReference DEMO =
      new ResourceReference("AIStore", "ais", "demo", "uid", 7);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final TestWorkflowEnvironment environment = environment();

  private TestWorkflowEnvironment environment() {
    OperationWatch watch = new OperationWatch(new OperationMetrics(registry));
    TestEnvironmentOptions.Builder options =
        TestEnvironmentOptions.newBuilder()
            .setWorkerFactoryOptions(
                WorkerFactoryOptions.newBuilder()
                    .setWorkflowCacheSize(0)
                    .setWorkerInterceptors(watch)
                    .build());
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
        .registerWorkflowImplementationTypes(StagedOperation.Staged.class);
    environment.start();
  }

  @AfterEach
  void stop() {
    environment.close();
  }

  private void run(Reason reason) {
    OperationRequest request = new OperationRequest(DEMO, Operation.ROLLING_UPGRADE, reason);
    environment
        .getWorkflowClient()
        .newWorkflowStub(
            StagedOperation.class,
            WorkflowOptions.newBuilder()
                .setTaskQueue(TaskQueues.WORKFLOWS)
                .setWorkflowId(request.workflowId())
                .build())
        .run(request);
  }

  @Test
  void countsABeginningAndAnEndOnceHoweverOftenItIsReplayed() {
    run(Reason.TEMPLATE_CHANGED);

    assertThat(
            registry
                .get("windlass.operations.started")
                .tags("kind", "AIStore", "operation", "rolling-upgrade")
                .tag("reason", "TemplateChanged")
                .counter()
                .count())
        .isEqualTo(1);
    assertThat(ended("done", "Converged")).isEqualTo(1);
  }

  @Test
  void timesEachPhase() {
    run(Reason.TEMPLATE_CHANGED);

    assertThat(seconds("running")).isBetween(60.0, 65.0);
    assertThat(seconds("paused")).isBetween(3600.0, 3605.0);
    assertThat(registry.find("windlass.operation.phase").timers()).hasSize(2);
  }

  @Test
  void tellsHowItEnded() {
    run(Reason.SUPERSEDED);
    run(Reason.POD_CRASHES);
    assertThatThrownBy(() -> run(Reason.CANCELLED)).isInstanceOf(WorkflowFailedException.class);

    assertThat(ended("superseded", "Superseded")).isEqualTo(1);
    assertThat(ended("stalled", "PodCrashes")).isEqualTo(1);
    assertThat(ended("cancelled", "Cancelled")).isEqualTo(1);
  }

  private long ended(String outcome, String reason) {
    return registry
        .get("windlass.operation")
        .tags("kind", "AIStore", "operation", "rolling-upgrade")
        .tags("outcome", outcome, "reason", reason)
        .timer()
        .count();
  }

  private double seconds(String phase) {
    return registry
        .get("windlass.operation.phase")
        .tag("phase", phase)
        .timer()
        .totalTime(TimeUnit.SECONDS);
  }
}
