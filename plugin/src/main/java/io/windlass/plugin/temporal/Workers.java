package io.windlass.plugin.temporal;

import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.taskqueue.v1.PollerInfo;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.windlass.plugin.temporal.ServerState.Poller;
import io.windlass.workflows.lifecycle.TaskQueues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who works for a namespace, and what is registered in it. */
final class Workers {

  private final WorkflowServiceStubs service;
  private final String namespace;

  Workers(WorkflowServiceStubs service, String namespace) {
    this.service = service;
    this.namespace = namespace;
  }

  Set<String> searchAttributes() {
    OperatorServiceStubs operator =
        OperatorServiceStubs.newServiceStubs(
            OperatorServiceStubsOptions.newBuilder()
                .setChannel(service.getRawChannel())
                .validateAndBuildWithDefaults());
    return operator
        .blockingStub()
        .listSearchAttributes(
            ListSearchAttributesRequest.newBuilder().setNamespace(namespace).build())
        .getCustomAttributesMap()
        .keySet();
  }

  /** Workflow tasks come from one queue, activities from the others. */
  Map<String, List<Poller>> pollers() {
    Map<String, List<Poller>> pollers = new LinkedHashMap<>();
    pollers.put(
        TaskQueues.WORKFLOWS,
        pollers(TaskQueues.WORKFLOWS, TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW));
    List.of(TaskQueues.CONTROLS, TaskQueues.LOOKS, TaskQueues.KUBERNETES, TaskQueues.DATA)
        .forEach(
            queue -> pollers.put(queue, pollers(queue, TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY)));
    return pollers;
  }

  private List<Poller> pollers(String queue, TaskQueueType type) {
    return service
        .blockingStub()
        .describeTaskQueue(
            DescribeTaskQueueRequest.newBuilder()
                .setNamespace(namespace)
                .setTaskQueue(TaskQueue.newBuilder().setName(queue))
                .setTaskQueueType(type)
                .build())
        .getPollersList()
        .stream()
        .map(poller -> new Poller(poller.getIdentity(), version(poller)))
        .distinct()
        .toList();
  }

  private static String version(PollerInfo poller) {
    String deployed = poller.getDeploymentOptions().getBuildId();
    return deployed.isEmpty() ? poller.getWorkerVersionCapabilities().getBuildId() : deployed;
  }
}
