package io.windlass.workflows.aistore.simulator;

import java.util.List;

/**
 * A rebalance that moves data off nodes of a simulated cluster.
 *
 * @param number of the rebalance
 * @param finished how many had ended well when it began
 * @param covered the processes that stay
 */
record SimulatedMove(
    SimulatedCluster cluster,
    int number,
    int finished,
    List<SimulatedNode> nodes,
    List<String> covered) {

  /** The newest one, with who would stay now. */
  static SimulatedMove off(SimulatedCluster cluster, List<SimulatedNode> nodes) {
    List<String> staying = serving(cluster, nodes);
    Steps.require(!staying.isEmpty(), "no target that stays serves");
    return new SimulatedMove(
        cluster, cluster.storage.started, cluster.storage.finished, nodes, staying);
  }

  /** The same by the rebalance that was started for it. */
  SimulatedMove begun() {
    return new SimulatedMove(cluster, cluster.storage.started, finished, nodes, covered);
  }

  boolean runs() {
    return cluster.storage.rebalancing() && cluster.storage.started == number;
  }

  /** It has ended well, no other one has begun since, and who stays is who stayed. */
  boolean succeeded() {
    return cluster.storage.started == number
        && cluster.storage.finished > finished
        && serving(cluster, List.of()).containsAll(covered);
  }

  /** Those that stay are settled by it. */
  void settle() {
    cluster.settled.clear();
    cluster.settled.addAll(covered);
  }

  /** The processes of the others that serve. */
  private static List<String> serving(SimulatedCluster cluster, List<SimulatedNode> nodes) {
    return cluster.targets.wanted().stream()
        .filter(node -> node.serving() && !nodes.contains(node))
        .map(node -> node.pod.orElseThrow().process())
        .toList();
  }
}
