package io.windlass.testbed.scenarios;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.storage.CSINode;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.readiness.Readiness;
import io.windlass.testbed.kubelet.ObjectChanges;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How many nodes of a driver were without one at the worst moment since this was opened. What pods
 * say and what kubelets have registered are two counts: each is read in the order in which it came
 * to be, and the two have no order between them.
 */
final class DriverOutages implements AutoCloseable {

  /** Tags of images that do not work wherever they run. */
  private static final Pattern FAULTY = Pattern.compile(".*-(crash|no-capacity|silent)");

  /** Later than any moment to which something can be added. */
  private static final Instant NEVER = Instant.now().plus(Duration.ofDays(1));

  /** For what was done to a node to be felt there. */
  private static final Duration FELT = Duration.ofSeconds(5);

  /** One of the two counts. */
  private static final class Count {
    private final Set<String> serving = new TreeSet<>();
    private final Map<String, Instant> excused = new HashMap<>();
    private final Set<String> nodes;
    private Set<String> worst = Set.of();
    private boolean complete;

    Count(Set<String> nodes) {
      this.nodes = nodes;
    }

    /** Until all of them serve, the first list is still being read. */
    synchronized void note(String node, boolean serves) {
      if (!serves) {
        serving.remove(node);
      } else if (serving.add(node)) {
        excused.computeIfPresent(
            node, (same, since) -> Instant.now().isAfter(since.plus(FELT)) ? null : since);
      }
      complete |= serving.size() == nodes.size();
      Set<String> missing = new TreeSet<>(nodes);
      missing.removeAll(serving);
      missing.removeAll(excused.keySet());
      worst = complete && missing.size() > worst.size() ? missing : worst;
    }

    synchronized void excuse(String node, Instant since) {
      excused.put(node, since);
    }

    synchronized Set<String> worst() {
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
  private final Set<String> struck = new TreeSet<>();
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
    pods = new Count(this.nodes);
    kubelets = new Count(this.nodes);
    podInformer =
        stack.kubernetes().pods().inNamespace("default").inform(new ObjectChanges<>(this::ofPod));
    kubeletInformer =
        stack.kubernetes().storage().v1().csiNodes().inform(new ObjectChanges<>(this::ofKubelet));
  }

  /** Whether everything is seen that is to be watched. */
  boolean watching() {
    return pods.complete() && kubelets.complete();
  }

  /** Something else has struck a node: what it lacks counts again when it has come back. */
  void excuse(String node) {
    excuse(node, Instant.now());
  }

  /** The same, and it can't come back before {@link #healed}. */
  void excuseUntilHealed(String node) {
    excuse(node, NEVER);
  }

  void healed(String node) {
    if (struck.remove(node)) {
      excuse(node);
    }
  }

  private void excuse(String node, Instant since) {
    if (since.equals(NEVER)) {
      struck.add(node);
    }
    Instant counted = struck.contains(node) ? NEVER : since;
    pods.excuse(node, counted);
    kubelets.excuse(node, counted);
  }

  /** Nodes without a pod that was ready, of an image that works. */
  Set<String> withoutPod() {
    return pods.worst();
  }

  /** Nodes whose kubelet had not the driver. */
  Set<String> unregistered() {
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
    boolean serves =
        Readiness.isPodReady(pod)
            && pod.getMetadata().getDeletionTimestamp() == null
            && !FAULTY.matcher(pod.getSpec().getContainers().getFirst().getImage()).matches();
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
