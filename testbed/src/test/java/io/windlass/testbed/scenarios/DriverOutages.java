package io.windlass.testbed.scenarios;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.storage.CSINode;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.readiness.Readiness;
import io.windlass.testbed.kubelet.ObjectChanges;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How many nodes of a driver were without one at the worst moment since this was opened. What pods
 * say and what kubelets have registered are two counts: each is read in the order in which it came
 * to be, and the two have no order between them.
 */
final class DriverOutages implements AutoCloseable {

  /** One of the two counts. */
  private static final class Count {
    private final Set<String> serving = new TreeSet<>();
    private final int nodes;
    private int worst;
    private boolean complete;

    Count(int nodes) {
      this.nodes = nodes;
    }

    /** Until all of them serve, the first list is still being read. */
    synchronized void note(String node, boolean serves) {
      if (serves) {
        serving.add(node);
      } else {
        serving.remove(node);
      }
      complete |= serving.size() == nodes;
      worst = complete ? Math.max(worst, nodes - serving.size()) : worst;
    }

    synchronized int worst() {
      return worst;
    }

    synchronized boolean complete() {
      return complete;
    }
  }

  private final Set<String> nodes;
  private final String driverName;
  private final String prefix;
  private final Count pods;
  private final Count kubelets;
  private final Map<String, String> present = new HashMap<>();
  private final SharedIndexInformer<Pod> podInformer;
  private final SharedIndexInformer<CSINode> kubeletInformer;

  /**
   * @param nodes where the driver is well now
   * @param prefix of the names of its pods
   */
  DriverOutages(RealStack stack, Set<String> nodes, String driverName, String prefix) {
    this.nodes = Set.copyOf(nodes);
    this.driverName = driverName;
    this.prefix = prefix;
    pods = new Count(nodes.size());
    kubelets = new Count(nodes.size());
    podInformer =
        stack.kubernetes().pods().inNamespace("default").inform(new ObjectChanges<>(this::ofPod));
    kubeletInformer =
        stack.kubernetes().storage().v1().csiNodes().inform(new ObjectChanges<>(this::ofKubelet));
  }

  /** Whether everything is seen that is to be watched. */
  boolean watching() {
    return pods.complete() && kubelets.complete();
  }

  /** Nodes without a pod that was ready. */
  int withoutPod() {
    return pods.worst();
  }

  /** Nodes whose kubelet had not the driver. */
  int unregistered() {
    return kubelets.worst();
  }

  @Override
  public void close() {
    podInformer.close();
    kubeletInformer.close();
  }

  /** A pod that ends counts for nothing, and not against the one that takes its place. */
  private synchronized void ofPod(Pod pod) {
    String node = Optional.ofNullable(pod.getSpec().getNodeName()).orElse("");
    if (!nodes.contains(node) || !pod.getMetadata().getName().startsWith(prefix)) {
      return;
    }
    String uid = pod.getMetadata().getUid();
    boolean serves = Readiness.isPodReady(pod) && pod.getMetadata().getDeletionTimestamp() == null;
    if (serves) {
      present.put(node, uid);
      pods.note(node, true);
    } else if (uid.equals(present.get(node))) {
      pods.note(node, false);
    }
  }

  /** The API sends an explicit null for a kubelet that has none. */
  private void ofKubelet(CSINode node) {
    String name = node.getMetadata().getName();
    if (nodes.contains(name)) {
      kubelets.note(
          name,
          Stream.ofNullable(node.getSpec().getDrivers())
              .flatMap(List::stream)
              .anyMatch(driver -> driver.getName().equals(driverName)));
    }
  }
}
