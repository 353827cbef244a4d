package io.windlass.testbed.kubelet;

import io.fabric8.kubernetes.api.model.Pod;
import io.windlass.testbed.faults.Fault;
import io.windlass.testbed.kubelet.node.NodeAgent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Faults of nodes. One that only a pod can have strikes every pod on the node; as long as a lasting
 * one holds, also the pods that come later.
 */
final class NodeFaults {

  private final Map<String, NodeAgent> agents;
  private final PodFleet fleet;
  private final Supplier<Collection<Pod>> pods;

  /**
   * @param agents by node name
   * @param pods all pods there are, when asked
   */
  NodeFaults(Map<String, NodeAgent> agents, PodFleet fleet, Supplier<Collection<Pod>> pods) {
    this.agents = agents;
    this.fleet = fleet;
    this.pods = pods;
  }

  /**
   * @throws IllegalArgumentException when there is no such simulated node
   */
  void inject(String node, Fault fault) {
    NodeAgent agent = agent(node);
    switch (fault) {
      case Fault.NodeLost lost -> {
        agent.pause();
        fleet.powerOff(node);
      }
      case Fault.NodeCut cut -> {
        agent.pause();
        fleet.cut(node);
      }
      case Fault.Once once -> fleet.runners(node).forEach(runner -> runner.inject(once));
      case Fault.Lasting lasting -> fleet.hold(node, lasting);
    }
  }

  void lift(String node, Fault.Lasting fault) {
    NodeAgent agent = agent(node);
    switch (fault) {
      case Fault.NodeLost lost -> {
        agent.resume();
        fleet.powerOn(node, pods.get());
      }
      case Fault.NodeCut cut -> {
        agent.resume();
        fleet.heal(node, pods.get());
      }
      case Fault.Lasting lasting -> fleet.release(node, lasting);
    }
  }

  private NodeAgent agent(String node) {
    return Optional.ofNullable(agents.get(node))
        .orElseThrow(() -> new IllegalArgumentException("there is no simulated node " + node));
  }
}
