package io.windlass.worker;

import com.google.protobuf.FieldMask;
import com.google.protobuf.util.Timestamps;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.deployment.v1.WorkerDeploymentInfo;
import io.temporal.api.deployment.v1.WorkerDeploymentInfo.WorkerDeploymentVersionSummary;
import io.temporal.api.deployment.v1.WorkerDeploymentVersion;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.PollerInfo;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflow.v1.VersioningOverride;
import io.temporal.api.workflow.v1.VersioningOverride.PinnedOverride;
import io.temporal.api.workflow.v1.VersioningOverride.PinnedOverrideBehavior;
import io.temporal.api.workflow.v1.WorkflowExecutionOptions;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkerDeploymentRequest;
import io.temporal.api.workflowservice.v1.SetWorkerDeploymentCurrentVersionRequest;
import io.temporal.api.workflowservice.v1.UpdateWorkflowExecutionOptionsRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionMetadata;
import io.windlass.workflows.lifecycle.TaskQueues;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Temporal knows of the versions of Windlass' workers, and how that is changed. */
@Singleton
final class WorkerDeployment {

  private static final Logger LOG = LoggerFactory.getLogger(WorkerDeployment.class);

  /** The name under which Temporal knows all workers of Windlass, whatever their version. */
  static final String NAME = "windlass";

  private final WorkflowClient client;
  private final String namespace;

  WorkerDeployment(WorkflowClient client) {
    this.client = client;
    this.namespace = client.getOptions().getNamespace();
  }

  /**
   * How a version stands among the others.
   *
   * @param goneAfter how long a version may be silent until it is not present
   * @throws StatusRuntimeException when Temporal does not answer, or knows no version yet
   */
  Succession succession(String mine, Duration goneAfter) {
    WorkerDeploymentInfo info =
        service()
            .describeWorkerDeployment(
                DescribeWorkerDeploymentRequest.newBuilder()
                    .setNamespace(namespace)
                    .setDeploymentName(NAME)
                    .build())
            .getWorkerDeploymentInfo();
    return new Succession(
        mine,
        info.getRoutingConfig().getCurrentDeploymentVersion().getBuildId(),
        versions(info, WorkerDeploymentVersionSummary::hasFirstActivationTime),
        versions(info, any -> true),
        present(goneAfter));
  }

  private static Set<String> versions(
      WorkerDeploymentInfo info, Predicate<WorkerDeploymentVersionSummary> which) {
    return info.getVersionSummariesList().stream()
        .filter(which)
        .map(summary -> summary.getDeploymentVersion().getBuildId())
        .collect(Collectors.toSet());
  }

  /** A worker without anything to do asks once a minute. */
  private Set<String> present(Duration goneAfter) {
    long since = System.currentTimeMillis() - goneAfter.toMillis();
    return service()
        .describeTaskQueue(
            DescribeTaskQueueRequest.newBuilder()
                .setNamespace(namespace)
                .setTaskQueue(TaskQueue.newBuilder().setName(TaskQueues.WORKFLOWS))
                .setTaskQueueType(TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW)
                .build())
        .getPollersList()
        .stream()
        .filter(poller -> Timestamps.toMillis(poller.getLastAccessTime()) >= since)
        .map(WorkerDeployment::version)
        .collect(Collectors.toSet());
  }

  private static String version(PollerInfo poller) {
    return poller.hasDeploymentOptions() ? poller.getDeploymentOptions().getBuildId() : "";
  }

  /**
   * Gives new runs to a version.
   *
   * @throws StatusRuntimeException when Temporal refuses, for example because not all of the
   *     version's task queues are known yet
   */
  void makeCurrent(String version) {
    var unused =
        service()
            .setWorkerDeploymentCurrentVersion(
                SetWorkerDeploymentCurrentVersionRequest.newBuilder()
                    .setNamespace(namespace)
                    .setDeploymentName(NAME)
                    .setBuildId(version)
                    .setIdentity(client.getOptions().getIdentity())
                    .build());
  }

  /** Pins the open runs of one version to another; how many there were. */
  long move(String from, String to) {
    String open =
        "TemporalWorkerDeploymentVersion = '%s:%s' AND ExecutionStatus = 'Running'"
            .formatted(NAME, from);
    List<WorkflowExecution> runs =
        client.listExecutions(open).map(WorkflowExecutionMetadata::getExecution).toList();
    return runs.stream().filter(run -> moved(run, to)).count();
  }

  /** One that can't be moved, mostly since it has just ended, is in nobody's way. */
  private boolean moved(WorkflowExecution run, String version) {
    try {
      pin(run, version);
      return true;
    } catch (StatusRuntimeException refusal) {
      LOG.info("{} stays where it is: {}", run.getWorkflowId(), refusal.getMessage());
      return false;
    }
  }

  private void pin(WorkflowExecution execution, String version) {
    PinnedOverride pinned =
        PinnedOverride.newBuilder()
            .setBehavior(PinnedOverrideBehavior.PINNED_OVERRIDE_BEHAVIOR_PINNED)
            .setVersion(
                WorkerDeploymentVersion.newBuilder().setDeploymentName(NAME).setBuildId(version))
            .build();
    var unused =
        service()
            .updateWorkflowExecutionOptions(
                UpdateWorkflowExecutionOptionsRequest.newBuilder()
                    .setNamespace(namespace)
                    .setWorkflowExecution(execution)
                    .setWorkflowExecutionOptions(
                        WorkflowExecutionOptions.newBuilder()
                            .setVersioningOverride(
                                VersioningOverride.newBuilder().setPinned(pinned)))
                    .setUpdateMask(FieldMask.newBuilder().addPaths("versioning_override"))
                    .build());
  }

  private WorkflowServiceBlockingStub service() {
    return client.getWorkflowServiceStubs().blockingStub();
  }
}
