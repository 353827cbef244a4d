package io.windlass.testbed.scenarios;

import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowExecutionMetadata;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The nodes with which a story is played, and what of the stack concerns drivers on them.
 *
 * @param seed whose label they have
 */
record LawfulNodes(RealStack stack, long seed) {

  static final int COUNT = 5;

  private static final int SPARES = 2;

  List<String> names() {
    return IntStream.rangeClosed(1, COUNT).mapToObj(node -> "pmem-" + node).toList();
  }

  /** Further nodes, which join and leave. */
  List<String> spares() {
    return IntStream.rangeClosed(COUNT + 1, COUNT + SPARES)
        .mapToObj(node -> "pmem-" + node)
        .toList();
  }

  /** Of the label by which they are selected. */
  String key() {
    return "laws";
  }

  /** As {@code kubectl label} wants it. */
  String label() {
    return "%s=seed-%d".formatted(key(), seed);
  }

  /** Of the label by which the other driver selects, where it wants other nodes. */
  String rivalKey() {
    return "rival";
  }

  String rivalLabel() {
    return "%s=seed-%d".formatted(rivalKey(), seed);
  }

  /**
   * A resource of either kind.
   *
   * @param key of the label of the nodes that it wants
   */
  String manifest(Driver driver, String tag, String key) {
    boolean alpha = driver.resource().startsWith("deployments");
    return """
        apiVersion: pmem-csi.intel.com/%s
        kind: %s
        metadata:
          name: %s
          annotations:
            windlass.io/rollout-canary: "1"
            windlass.io/rollout-batch: "%d"
            windlass.io/rollout-soak: 1s
            windlass.io/rollout-gate-timeout: 20s
        spec:
          image: intel/pmem-csi-driver:%s
          pmemPercentage: 60
          nodeSelector: {%s: seed-%d}
        %s
        """
        .formatted(
            alpha ? "v1alpha1" : "v1beta1",
            alpha ? "Deployment" : "PmemCSIDeployment",
            driver.name(),
            DriverLaws.BATCH,
            tag,
            key,
            seed,
            alpha ? "  driverName: " + driver.name() : "");
  }

  /** Name of a driver's pod on a node; where there is none, a name that nobody has. */
  String pod(Driver driver, String node) {
    return stack
        .kubernetes()
        .pods()
        .inNamespace("default")
        .withField("spec.nodeName", node)
        .list()
        .getItems()
        .stream()
        .map(pod -> pod.getMetadata().getName())
        .filter(name -> name.startsWith(driver.podPrefix()))
        .findFirst()
        .orElse("no-such-pod");
  }

  /** All runs of a driver's workflows. */
  List<WorkflowExecutionMetadata> runs(Driver driver) {
    return stack
        .temporal()
        .listExecutions("WindlassName = '%s'".formatted(driver.name()))
        .filter(run -> run.getExecution().getWorkflowId().startsWith(driver.workflowId()))
        .toList();
  }

  /** IDs of those that are open; visibility is told of a change within about a second. */
  List<String> open(Driver driver) {
    return runs(driver).stream()
        .filter(run -> run.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING)
        .map(run -> run.getExecution().getWorkflowId())
        .toList();
  }
}
