package io.windlass.workflows.aistore.simulator;

import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.ClusterObservation.DrainedHost;
import io.windlass.workflows.aistore.DataStep.EmptyTargets;
import io.windlass.workflows.aistore.HostStep.LeaveHost;
import io.windlass.workflows.aistore.NodeObservation;
import io.windlass.workflows.aistore.NodeObservation.Departure;
import io.windlass.workflows.aistore.resource.DaemonRole;
import java.util.List;
import java.util.Optional;

/** The steps by which nodes leave a simulated host, with the looks that activities take. */
final class DepartureSteps {

  private final SimulatedCluster cluster;
  private final Observer observer;
  private Optional<SimulatedMove> attempt = Optional.empty();

  DepartureSteps(SimulatedCluster cluster) {
    this.cluster = cluster;
    this.observer = new Observer(cluster);
  }

  boolean empty(EmptyTargets step) {
    if (attempt.isEmpty()) {
      attempt = Optional.of(begin(step));
      return false;
    }
    SimulatedMove running = attempt.get();
    if (running.runs()) {
      return false;
    }
    attempt = Optional.empty();
    if (!running.succeeded()) {
      return false;
    }
    Steps.require(
        running.nodes().stream().allMatch(node -> node.rebalancedOut),
        "one of them is not marked as rebalanced out");
    running.nodes().forEach(this::record);
    running.settle();
    return true;
  }

  private void record(SimulatedNode node) {
    node.pod.ifPresent(pod -> cluster.departures.put(pod.uid, Departure.EMPTIED));
    cluster.emptied.add(node.name());
  }

  private SimulatedMove begin(EmptyTargets step) {
    Steps.require(cluster.storage.ready(cluster.now()), "the cluster is not ready");
    List<SimulatedNode> all = step.pods().stream().map(cluster::node).toList();
    List<SimulatedNode> out = all.stream().filter(node -> node.flagged).toList();
    if (!out.isEmpty()) {
      Steps.require(cluster.storage.rebalancing(), "nobody knows what has moved");
      return SimulatedMove.off(cluster, out);
    }
    return tell(all);
  }

  private SimulatedMove tell(List<SimulatedNode> all) {
    ClusterObservation seen = observer.glance();
    Steps.require(!seen.rebalancing(), "a rebalance runs");
    Steps.require(seen.rebalanceEnabled(), "rebalance was switched off");
    Steps.require(
        seen.present().targets().nodes().stream().allMatch(NodeObservation::serving),
        "a target does not serve");
    Steps.require(
        seen.toEmpty().filter(host -> host.access() == DrainedHost.Access.CORDONED).isPresent(),
        "the host is not to be drained");
    List<SimulatedNode> told = cluster.storage.batches ? all : all.subList(0, 1);
    told.forEach(
        node -> {
          node.pod.ifPresent(pod -> cluster.settled.remove(pod.process()));
          cluster.emptied.remove(node.name());
        });
    SimulatedMove move = SimulatedMove.off(cluster, told);
    cluster.storage.startMaintenance(told, cluster.now());
    return move.begun();
  }

  boolean leave(LeaveHost step) {
    SimulatedNode node = cluster.node(step.pod());
    boolean observed =
        node.pod.filter(pod -> pod.uid.equals(step.uid()) && !pod.ending()).isPresent();
    if (!observed) {
      return true;
    }
    ClusterObservation seen = observer.glance();
    NodeObservation now =
        seen.nodes().filter(each -> each.name().equals(step.pod())).findFirst().orElseThrow();
    Steps.require(seen.mustLeave(now), "it may stay");
    Steps.require(!seen.rebalancing(), "a rebalance runs");
    Steps.require(step.role() == DaemonRole.PROXY || now.emptied(), "its data has not moved");
    Steps.require(step.role() == DaemonRole.TARGET || !now.primary(), "it leads");
    if (cluster.objects.onlyOn(node, cluster.targets.nodes)) {
      cluster.lostTarget = Optional.of(node.name());
    }
    cluster.end(node);
    return true;
  }

  boolean markEmptied() {
    ClusterObservation seen = observer.glance();
    Steps.require(seen.nodes().noneMatch(seen::mustLeave), "a pod is on the host");
    cluster.requests.emptied();
    return true;
  }
}
