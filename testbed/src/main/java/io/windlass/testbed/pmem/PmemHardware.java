package io.windlass.testbed.pmem;

import io.fabric8.kubernetes.api.model.Quantity;
import io.windlass.testbed.topology.NodeShape;
import io.windlass.testbed.topology.Topology;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which nodes have PMEM, and how much. */
public final class PmemHardware {

  private final Map<String, PmemRegion> regions = new ConcurrentHashMap<>();

  /** As the topology says. */
  public static PmemHardware of(Topology topology) {
    PmemHardware hardware = new PmemHardware();
    for (NodeShape node : topology.nodes()) {
      Optional.ofNullable(node.capacity().get(NodeShape.PMEM))
          .ifPresent(amount -> hardware.install(node.name(), amount));
    }
    return hardware;
  }

  /**
   * Gives a node another amount; its drivers see that at once.
   *
   * @param amount as Kubernetes writes quantities: {@code 64Gi}
   */
  public void install(String node, String amount) {
    region(node).total(Quantity.getAmountInBytes(new Quantity(amount)).longValueExact());
  }

  /** Puts other modules into a node, in which nothing is yet; no driver may run there. */
  public void replace(String node, String amount) {
    regions.remove(node);
    install(node, amount);
  }

  /**
   * Puts a part of a node's PMEM into a raw namespace.
   *
   * @param amount as Kubernetes writes quantities: {@code 64Gi}
   */
  public void makeRaw(String node, String amount) {
    region(node).makeRaw(Quantity.getAmountInBytes(new Quantity(amount)).longValueExact());
  }

  PmemRegion region(String node) {
    return regions.computeIfAbsent(node, none -> new PmemRegion());
  }
}
