package io.windlass.testbed.kubelet;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.windlass.testbed.faults.FaultAnnotation;
import io.windlass.testbed.kubelet.schedule.Mailbox;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the fault annotations of the simulated nodes. */
final class NodeAnnotations implements ResourceEventHandler<Node> {

  private static final Logger log = LoggerFactory.getLogger(NodeAnnotations.class);

  private final NodeFaults faults;
  private final Set<String> names;
  private final Mailbox mailbox = new Mailbox("node faults");
  private final Map<String, String> seen = new HashMap<>();

  /**
   * @param names the simulated nodes
   */
  NodeAnnotations(NodeFaults faults, Set<String> names) {
    this.faults = faults;
    this.names = names;
  }

  @Override
  public void onAdd(Node node) {
    mailbox.post(() -> read(node));
  }

  @Override
  public void onUpdate(Node before, Node after) {
    mailbox.post(() -> read(after));
  }

  @Override
  public void onDelete(Node node, boolean unknown) {
    mailbox.post(() -> seen.remove(node.getMetadata().getName()));
  }

  private void read(Node node) {
    String name = node.getMetadata().getName();
    if (!names.contains(name)) {
      return;
    }
    String text = FaultAnnotation.text(node);
    Optional<String> before = Optional.ofNullable(seen.put(name, text));
    try {
      FaultAnnotation.Change change = FaultAnnotation.change(before, text);
      change.lift().forEach(fault -> faults.lift(name, fault));
      change.inject().forEach(fault -> faults.inject(name, fault));
    } catch (IllegalArgumentException e) {
      log.warn("node {}: {}", name, e.getMessage());
    }
  }
}
