package io.windlass.workflows.aistore.simulator;

import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.DataStep.Decommission;
import io.windlass.workflows.aistore.DataStep.RetainTargets;
import io.windlass.workflows.aistore.KubernetesStep.ApplyNodes;
import io.windlass.workflows.aistore.KubernetesStep.RenewVolumes;
import io.windlass.workflows.aistore.NodeObservation;
import io.windlass.workflows.aistore.NodeObservation.Departure;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.ScaleDownMode;
import io.windlass.workflows.lifecycle.Failures;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The steps by which nodes leave a simulated cluster, with the looks that activities take. */
final class RemovalSteps {

  private final SimulatedCluster cluster;
  private final Observer observer;
  private Optional<SimulatedMove> attempt = Optional.empty();

  RemovalSteps(SimulatedCluster cluster) {
    this.cluster = cluster;
    this.observer = new Observer(cluster);
  }

  boolean decommission(Decommission step) {
    if (attempt.isEmpty()) {
      attempt = begin(step);
      return false;
    }
    SimulatedStorage storage = cluster.storage;
    SimulatedMove running = attempt.get();
    if (running.runs()) {
      return false;
    }
    attempt = Optional.empty();
    if (!running.succeeded()) {
      return false;
    }
    storage.decommission(
        running.nodes().stream().filter(node -> node.flagged).toList(),
        step.removeData(),
        cluster.now());
    running.nodes().stream()
        .filter(node -> !node.member)
        .forEach(node -> record(node, Departure.MOVED));
    running.settle();
    return true;
  }

  private Optional<SimulatedMove> begin(Decommission step) {
    SimulatedStorage storage = cluster.storage;
    List<SimulatedNode> leaving = nodes(step.pods()).filter(node -> node.leaving).toList();
    if (!storage.ready(cluster.now())) {
      Steps.require(!leaving.isEmpty(), "the cluster is not ready");
      return Optional.empty();
    }
    if (storage.rebalancing()) {
      Steps.require(!leaving.isEmpty(), "a rebalance runs");
      return attempt(leaving);
    }
    Steps.require(storage.rebalanceEnabled, "rebalance was switched off");
    if (leaving.isEmpty()) {
      return tell(step);
    }
    SimulatedMove move = SimulatedMove.off(cluster, leaving);
    storage.startRebalance(cluster.now());
    return Optional.of(move.begun());
  }

  private Optional<SimulatedMove> tell(Decommission step) {
    requireOthersServe(step.pods());
    List<SimulatedNode> all = nodes(step.pods()).toList();
    Steps.require(all.stream().allMatch(SimulatedNode::serving), "one of them does not serve");
    all.forEach(node -> record(node, Departure.ASKED));
    List<SimulatedNode> told = cluster.storage.batches ? all : all.subList(0, 1);
    if (step.removeData()) {
      cluster.storage.startMaintenance(told, cluster.now());
    } else {
      cluster.storage.decommission(told, false, cluster.now());
    }
    return attempt(told);
  }

  private Optional<SimulatedMove> attempt(List<SimulatedNode> nodes) {
    return Optional.of(SimulatedMove.off(cluster, nodes));
  }

  private void record(SimulatedNode node, Departure departure) {
    node.pod.ifPresent(pod -> cluster.departures.put(pod.uid, departure));
  }

  /** New volumes for one node: its claims go, then its pod. */
  boolean renew(RenewVolumes step) {
    ClusterObservation seen = observer.glance();
    SimulatedNode node = cluster.node(step.pod());
    boolean another = node.pod.filter(pod -> !pod.uid.equals(step.uid())).isPresent();
    if (!another) {
      NodeObservation now =
          seen.nodes()
              .filter(each -> each.name().equals(step.pod()))
              .findFirst()
              .orElseThrow(() -> Failures.planOutdated(step.pod() + " is gone"));
      Steps.require(
          step.role() == DaemonRole.PROXY || seen.mayRenew(now), "its data has not moved");
      Steps.require(step.role() == DaemonRole.TARGET || !now.primary(), "it leads");
      if (!step.withoutItsData() && cluster.objects.onlyOn(node, cluster.targets.nodes)) {
        cluster.lostTarget = Optional.of(node.name());
      }
      node.renew();
      cluster.requests.renewed();
      cluster.end(node);
    }
    return true;
  }

  boolean retain(RetainTargets step) {
    requireOthersServe(step.pods());
    Steps.require(cluster.storage.ready(cluster.now()), "the cluster is not ready");
    Steps.require(!cluster.storage.rebalancing(), "a rebalance runs");
    nodes(step.pods())
        .filter(node -> !node.flagged)
        .forEach(
            node -> {
              node.pod.ifPresent(pod -> cluster.settled.remove(pod.process()));
              node.flagged = true;
            });
    return true;
  }

  private void requireOthersServe(List<String> pods) {
    boolean serve =
        observer.glance().targets().nodes().stream()
            .filter(node -> !pods.contains(node.name()) && node.ordinal() < cluster.spec.targets())
            .allMatch(NodeObservation::serving);
    Steps.require(serve, "another target does not serve");
  }

  private Stream<SimulatedNode> nodes(List<String> pods) {
    return pods.stream().map(cluster::node);
  }

  /** What is proved before a StatefulSet shrinks. */
  void shrink(ApplyNodes step) {
    ClusterObservation seen = observer.glance();
    if (step.role() == DaemonRole.PROXY) {
      boolean led =
          seen.proxies().nodes().stream()
              .limit(step.replicas())
              .anyMatch(node -> node.primary() && node.serving());
      Steps.require(led || seen.maySpare(seen.proxies()), "nobody who stays leads");
      return;
    }
    Steps.require(!seen.rebalancing(), "a rebalance runs");
    boolean out = seen.targets().nodes().stream().skip(step.replicas()).allMatch(seen::mayGo);
    Steps.require(out || seen.maySpare(seen.targets()), "a target has not left");
    cluster.targets.wanted().stream()
        .skip(step.replicas())
        .filter(node -> cluster.spec.mode() != ScaleDownMode.RETAIN)
        .filter(node -> cluster.objects.onlyOn(node, cluster.targets.nodes))
        .findFirst()
        .ifPresent(node -> cluster.lostTarget = Optional.of(node.name()));
  }
}
