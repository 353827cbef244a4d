package io.windlass.testbed.kubelet;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.testbed.faults.Fault;

/**
 * Faults by call, for tests. The same can be had by annotation; see {@link
 * io.windlass.testbed.faults.FaultAnnotation}. Returns when the fault is on its way, which is
 * before it is felt.
 */
public final class Faults {

  private final KubernetesClient client;
  private final PodFleet fleet;
  private final NodeFaults nodes;

  Faults(KubernetesClient client, PodFleet fleet, NodeFaults nodes) {
    this.client = client;
    this.fleet = fleet;
    this.nodes = nodes;
  }

  /**
   * Makes one thing go wrong with a pod.
   *
   * @throws IllegalArgumentException when no such pod runs on a simulated node
   */
  public void injectPod(String namespace, String name, Fault fault) {
    runner(namespace, name).inject(fault);
  }

  /**
   * Ends a lasting fault of a pod.
   *
   * @throws IllegalArgumentException when no such pod runs on a simulated node
   */
  public void liftPod(String namespace, String name, Fault.Lasting fault) {
    runner(namespace, name).lift(fault);
  }

  /**
   * Makes one thing go wrong with a node.
   *
   * @throws IllegalArgumentException when there is no such simulated node
   */
  public void injectNode(String node, Fault fault) {
    nodes.inject(node, fault);
  }

  /**
   * Ends a lasting fault of a node.
   *
   * @throws IllegalArgumentException when there is no such simulated node
   */
  public void liftNode(String node, Fault.Lasting fault) {
    nodes.lift(node, fault);
  }

  private PodRunner runner(String namespace, String name) {
    Pod pod = client.pods().inNamespace(namespace).withName(name).get();
    if (pod == null) {
      throw new IllegalArgumentException("there is no pod " + namespace + "/" + name);
    }
    return fleet
        .runner(pod.getMetadata().getUid())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    namespace + "/" + name + " runs on no simulated node"));
  }
}
