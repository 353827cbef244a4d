package io.windlass.workflows.lifecycle.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.Phase;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.Rotation;
import io.windlass.workflows.lifecycle.Skip;
import io.windlass.workflows.lifecycle.TaskQueues;
import io.windlass.workflows.lifecycle.WindlassSearchAttributes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rotation of certificates, as the workflow of any request does it. */
class RequestWorkflowsTest {

  private static final ResourceReference DEMO =
      new ResourceReference("AIStore", "ais", "demo", "", 0);

  private final Resource resource = new Resource();
  private final TestWorkflowEnvironment environment = environment();

  private TestWorkflowEnvironment environment() {
    TestEnvironmentOptions.Builder options = TestEnvironmentOptions.newBuilder();
    WindlassSearchAttributes.ALL.forEach(
        key ->
            options.registerSearchAttribute(
                key.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
    TestWorkflowEnvironment made = TestWorkflowEnvironment.newInstance(options.build());
    made.newWorker(TaskQueues.WORKFLOWS)
        .registerWorkflowImplementationTypes(RequestWorkflows.class);
    List.of(TaskQueues.CONTROLS, TaskQueues.KUBERNETES)
        .forEach(queue -> made.newWorker(queue).registerActivitiesImplementations(resource));
    made.start();
    return made;
  }

  @AfterEach
  void close() {
    environment.close();
  }

  private OperationResult rotate() {
    return rotate(null);
  }

  private OperationResult rotate(@Nullable Rotation rotation) {
    return environment
        .getWorkflowClient()
        .newWorkflowStub(
            RotateCertificatesRequest.class,
            WorkflowOptions.newBuilder().setTaskQueue(TaskQueues.WORKFLOWS).build())
        .rotateCertificates(DEMO, rotation);
  }

  @Test
  void tellsWhatCameOfIt() {
    assertThat(rotate().message()).isEqualTo("done: the rotation of certificates");
    assertThat(resource.asked).containsExactly("write CERTIFICATES", "await CERTIFICATES");
  }

  @Test
  void theAuthorityIsReplacedWhereThatIsAsked() {
    rotate(new Rotation(true, false));
    assertThat(resource.asked)
        .containsExactly("write REPLACE_AUTHORITY", "await REPLACE_AUTHORITY");
  }

  @Test
  void whatIsRefusedIsNotWaitedFor() {
    resource.refusal = Optional.of("spec.a is not set");
    assertThatThrownBy(this::rotate).hasStackTraceContaining("spec.a is not set");
    assertThat(resource.asked).isEmpty();
  }

  @Test
  void aStallFailsIt() {
    resource.outcome = new OperationResult(Phase.STALLED, Reason.CERTIFICATE_UNUSABLE, "no key");
    assertThatThrownBy(this::rotate)
        .hasStackTraceContaining("no key")
        .hasStackTraceContaining("CertificateUnusable");
  }

  /** A resource that answers as a test says. */
  private static final class Resource implements RequestActivities {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Optional<String> refusal = Optional.empty();
    private volatile OperationResult outcome =
        new OperationResult(
            Phase.DONE, Reason.CONVERGED, "done: the " + Request.CERTIFICATES.noun());

    @Override
    public ResourceReference write(ResourceReference reference, Request request, String token) {
      refusal.ifPresent(
          sentence -> {
            throw Failures.refused(Reason.INVALID_SPEC, sentence);
          });
      asked.add("write " + request);
      return reference;
    }

    @Override
    public void skip(ResourceReference reference, Skip skip) {
      asked.add("skip " + skip.step());
    }

    @Override
    public OperationResult await(ResourceReference reference, Request request, String token) {
      asked.add("await " + request);
      return outcome;
    }

    @Override
    public boolean stop(ResourceReference reference, Request request, String token) {
      asked.add("stop " + request);
      return false;
    }
  }
}
