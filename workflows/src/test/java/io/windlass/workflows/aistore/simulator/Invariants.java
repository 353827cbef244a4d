package io.windlass.workflows.aistore.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.DataStep;
import io.windlass.workflows.aistore.KubernetesStep;
import io.windlass.workflows.aistore.NodeObservation;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What must hold at every moment, whatever happens to the cluster.
 *
 * <ol>
 *   <li>A batch takes down at most one target, and only when its observation shows every other
 *       target serving, the cluster ready and no rebalance.
 *   <li>Never two targets out by our hand.
 *   <li>No proxy is replaced while it is the primary and another proxy serves.
 *   <li>No target loses its pod while it alone has an object, unless the spec wants that retained.
 *   <li>Every node that runs believes what every other node shows.
 *   <li>The primary never moves by our hand while a target is being decommissioned.
 *   <li>A batch that was taken to its end changed something: the same plan from the same
 *       observation would be an endless loop.
 * </ol>
 */
public final class Invariants implements Driver.Watch {

  private final SimulatedCluster cluster;
  private final DecisionLog log;

  /** Targets that we took out of service and that have not come back. */
  private final Set<String> out = new HashSet<>();

  private Optional<ClusterObservation> before = Optional.empty();
  private Optional<Plan<AIStoreStep>> planned = Optional.empty();
  private long generation;
  private int repeated;

  public Invariants(SimulatedCluster cluster, DecisionLog log) {
    this.cluster = cluster;
    this.log = log;
  }

  @Override
  public void planned(ClusterObservation seen, Plan<AIStoreStep> plan) {
    if (plan.verdict() == Verdict.PROCEED) {
      disruption(seen, plan);
      progress(seen, plan);
    } else {
      // What a later operation plans is not repeated: it may be another spec's, with the same
      // words.
      planned = Optional.empty();
    }
  }

  private void disruption(ClusterObservation seen, Plan<AIStoreStep> plan) {
    Set<String> taken = new HashSet<>();
    for (AIStoreStep step : plan.now()) {
      switch (step) {
        case DataStep.EnterMaintenance enter -> taken.add(enter.pod());
        case KubernetesStep.RestartTarget restart -> taken.add(restart.pod());
        default -> {}
      }
    }
    check(taken.size() <= 1, "one batch takes down several targets: " + taken);
    taken.forEach(name -> disrupted(seen, name));
  }

  private void disrupted(ClusterObservation seen, String name) {
    NodeObservation node =
        seen.targets().nodes().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow();
    if (node.ready() || node.running() && node.member().isPresent()) {
      check(seen.targets().othersServe(node), name + " goes down although another target is out");
      check(!seen.rebalancing(), name + " goes down while a rebalance runs");
      check(seen.ready(), name + " goes down while the cluster is not ready");
    }
  }

  private void progress(ClusterObservation seen, Plan<AIStoreStep> plan) {
    boolean same =
        planned.filter(plan::equals).isPresent()
            && before.filter(seen::equals).isPresent()
            && generation == cluster.spec().generation();
    generation = cluster.spec().generation();
    repeated = same ? repeated + 1 : 0;
    check(repeated < 3, "the same plan again and again: " + plan.now());
    before = Optional.of(seen);
    planned = Optional.of(plan);
  }

  @Override
  public void taking(AIStoreStep step) {
    switch (step) {
      case DataStep.EnterMaintenance enter -> takeOut(enter.pod());
      case KubernetesStep.RestartTarget restart -> takeOut(restart.pod());
      case DataStep.EmptyTargets empty -> empty.pods().forEach(this::takeOut);
      case DataStep.MovePrimary ignored ->
          check(
              cluster.targets.nodes.stream().noneMatch(node -> node.leaving) || quiet(),
              "the primary moves while a target leaves");
      default -> {}
    }
  }

  private boolean quiet() {
    return !cluster.storage.rebalancing();
  }

  private void takeOut(String name) {
    if (cluster.node(name).serving()) {
      check(out.stream().allMatch(name::equals), name + " goes down while " + out + " is out");
      out.add(name);
    }
  }

  @Override
  public void ticked() {
    believed();
    out.removeIf(name -> cluster.node(name).serving() || scaledAway(cluster.node(name)));
    cluster.lostTarget.ifPresent(name -> check(false, name + " lost its pod with objects on it"));
    cluster
        .lastReplacedPrimary()
        .ifPresent(name -> check(false, name + " was replaced while it was the primary"));
  }

  private void believed() {
    List<SimulatedPod> pods =
        cluster.nodes().flatMap(node -> node.pod.stream()).filter(SimulatedPod::running).toList();
    pods.forEach(
        shown ->
            check(
                pods.stream()
                    .allMatch(pod -> SimulatedAuthorities.believes(pod.template, shown.shows)),
                "a node shows what another does not believe"));
  }

  private boolean scaledAway(SimulatedNode node) {
    return cluster.targets.exists && node.ordinal >= cluster.targets.replicas;
  }

  private void check(boolean holds, String sentence) {
    assertThat(holds).as(() -> sentence + "\n" + log.text()).isTrue();
  }
}
