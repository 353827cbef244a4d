package io.windlass.testbed.scenarios;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Watches pods of drivers: also one that ends may still have the memory of its node. */
final class NodeSharing implements ResourceEventHandler<Pod>, AutoCloseable {

  private final List<String> prefixes;
  private final Map<String, Set<String>> present = new HashMap<>();
  private final Queue<String> violations = new ConcurrentLinkedQueue<>();
  private final SharedIndexInformer<Pod> informer;

  NodeSharing(RealStack stack, Driver... drivers) {
    prefixes = List.of(drivers).stream().map(Driver::podPrefix).toList();
    informer = stack.kubernetes().pods().inNamespace("default").inform(this);
  }

  /** Nodes that had two of them, each with both. */
  List<String> violations() {
    return violations.stream().distinct().toList();
  }

  @Override
  public void onAdd(Pod pod) {
    note(pod, !ended(pod));
  }

  @Override
  public void onUpdate(Pod before, Pod after) {
    note(after, !ended(after));
  }

  @Override
  public void onDelete(Pod pod, boolean unknown) {
    note(pod, false);
  }

  private synchronized void note(Pod pod, boolean there) {
    String name = pod.getMetadata().getName();
    Optional<String> node = Optional.ofNullable(pod.getSpec().getNodeName());
    if (node.isEmpty() || prefixes.stream().noneMatch(name::startsWith)) {
      return;
    }
    Set<String> pods = present.computeIfAbsent(node.get(), none -> new TreeSet<>());
    if (!there) {
      pods.remove(name);
    } else if (pods.add(name) && pods.size() > 1) {
      violations.add("%s has %s".formatted(node.get(), pods));
    }
  }

  private static boolean ended(Pod pod) {
    String phase = pod.getStatus().getPhase();
    return "Succeeded".equals(phase) || "Failed".equals(phase);
  }

  @Override
  public void close() {
    informer.close();
  }
}
