package io.windlass.workflows.aistore.drain;

import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.ClusterObservation.DrainedHost;
import io.windlass.workflows.aistore.ClusterObservation.Objection;
import io.windlass.workflows.aistore.HostStep.LeaveHost;
import io.windlass.workflows.aistore.HostStep.MarkEmptied;
import io.windlass.workflows.aistore.KubernetesStep.ApplyFoundation;
import io.windlass.workflows.aistore.KubernetesStep.AwaitNode;
import io.windlass.workflows.aistore.NodeHealing;
import io.windlass.workflows.aistore.NodeObservation;
import io.windlass.workflows.aistore.OperationPlanner;
import io.windlass.workflows.aistore.Settling;
import io.windlass.workflows.aistore.Steps;
import io.windlass.workflows.aistore.Stopping;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.PodProblem;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * Empties a Kubernetes node, here called host, that is to be serviced; its volumes stay there.
 *
 * <ol>
 *   <li>Data that soon can't be found at neighbours any more is settled before anything else.
 *   <li>What can't be done is refused before anything moves: see {@link #refusal}. So it is when
 *       the host is uncordoned meanwhile; whoever is half-way comes back.
 *   <li>The primary moves to a proxy elsewhere.
 *   <li>Targets on the host are emptied: they enter maintenance, and a verified rebalance moves
 *       their data. All others serve, and automatic rebalance is on meanwhile. One whose way out
 *       was interrupted comes back and begins anew, unless its rebalance still runs.
 *   <li>Then automatic rebalance is switched off until they are back, and their pods go, one after
 *       the other. The next pods wait for the host, or run where their volumes go.
 *   <li>Proxies go last, one after the other, while those elsewhere serve and one of them leads.
 *   <li>When no pod of the cluster is on the host, that is recorded, and the operation is over. The
 *       way back is that of any node which was away: it is waited for, and settled by a rebalance.
 *   <li>To stop, or when the request is taken back: targets in maintenance come back. Who has left
 *       comes back when the host is uncordoned.
 * </ol>
 *
 * <p>Guarantees: no target loses its pod before its data is proved to lie elsewhere.
 */
public final class DrainPlanner implements OperationPlanner {

  @Override
  public Plan<AIStoreStep> plan(ClusterObservation observation, Intent intent) {
    return switch (intent) {
      case COMPLETE -> complete(observation);
      case STOP -> Stopping.plan(observation, progress(observation));
    };
  }

  /** Why the host that a person named can't be drained, now or ever; empty when it can be. */
  public static Optional<Objection> refusal(ClusterObservation observation) {
    return DrainRefusal.of(observation);
  }

  /**
   * Whether a target is on its way out, so that the drain is gone on with before anything else: to
   * have it back first would move its data twice for nothing.
   */
  public static boolean begun(ClusterObservation observation) {
    return refusal(observation).isEmpty()
        && observation.targets().nodes().stream()
            .anyMatch(node -> observation.mustLeave(node) && node.flagged());
  }

  private static Plan<AIStoreStep> complete(ClusterObservation observation) {
    if (observation.lacksRole()) {
      return Plan.end(Verdict.SUPERSEDED, Reason.OBJECT_CHANGED, "a StatefulSet is gone");
    }
    List<AIStoreStep> steps = steps(observation);
    return steps.isEmpty()
        ? end(observation)
        : Plan.proceed(steps, later(observation), done(observation), total(observation));
  }

  private static List<AIStoreStep> steps(ClusterObservation observation) {
    if (observation.windowCloses()) {
      return Stopping.urgent(observation);
    }
    if (!observation.marks().foundationApplied()) {
      return List.of(new ApplyFoundation(Reason.DRAIN_REQUESTED));
    }
    return observation.toEmpty().isPresent() && refusal(observation).isEmpty()
        ? empty(observation)
        : back(observation);
  }

  private static List<AIStoreStep> empty(ClusterObservation observation) {
    boolean targets = observation.targets().nodes().stream().anyMatch(observation::mustLeave);
    boolean proxies = observation.proxies().nodes().stream().anyMatch(observation::mustLeave);
    List<AIStoreStep> primary = ProxyDeparture.primary(observation);
    if (!primary.isEmpty()) {
      return primary;
    }
    if (targets) {
      return TargetDeparture.steps(observation);
    }
    return proxies ? ProxyDeparture.steps(observation) : emptied(observation);
  }

  /** Who is away without having been emptied, by somebody else's hand, has to be told of first. */
  private static List<AIStoreStep> emptied(ClusterObservation observation) {
    boolean served = observation.present().nodes().allMatch(NodeObservation::serving);
    return served ? List.of(new MarkEmptied(Reason.DRAIN_REQUESTED)) : back(observation);
  }

  private static List<AIStoreStep> back(ClusterObservation observation) {
    return Steps.firstOf(
        NodeHealing.steps(observation, observation.proxies()),
        NodeHealing.steps(observation, observation.targets()),
        Settling.steps(observation));
  }

  private static Plan<AIStoreStep> end(ClusterObservation observation) {
    if (observation.toEmpty().isEmpty()) {
      return Plan.end(Verdict.DONE, Reason.CONVERGED, ended(observation));
    }
    return refusal(observation)
        .map(why -> Plan.<AIStoreStep>end(Verdict.STALLED, why.reason(), why.message()))
        .or(() -> NodeHealing.stuck(observation.present()).map(DrainPlanner::stalled))
        .orElseGet(DrainPlanner::blocked);
  }

  private static String ended(ClusterObservation observation) {
    return observation
        .policy()
        .host()
        .map(DrainedHost::name)
        .map("no node of the cluster is on %s any more: it can be serviced"::formatted)
        .orElse("the request was taken back");
  }

  private static Plan<AIStoreStep> stalled(PodProblem problem) {
    return Plan.end(
        Verdict.STALLED,
        problem.reason(),
        problem.message() + "; the drain goes on when that is put right");
  }

  /** No rule leads here in any simulation; if one ever does, a person is told and nothing loops. */
  private static Plan<AIStoreStep> blocked() {
    return Plan.end(
        Verdict.STALLED,
        Reason.POD_STUCK,
        "the Kubernetes node can't be emptied, since nodes elsewhere do not serve");
  }

  private static List<String> later(ClusterObservation observation) {
    return observation.toEmpty().stream()
        .map(DrainedHost::name)
        .map("wait until %s is uncordoned"::formatted)
        .toList();
  }

  private static Stopping.Progress progress(ClusterObservation observation) {
    return new Stopping.Progress(
        done(observation), total(observation), "nodes have left the Kubernetes node");
  }

  private static int done(ClusterObservation observation) {
    return (int) observation.nodes().filter(NodeObservation::drained).count();
  }

  private static int total(ClusterObservation observation) {
    int left = (int) observation.nodes().filter(observation::mustLeave).count();
    return Math.max(1, done(observation) + left);
  }

  /** A node may lose its pod: the next one waits for the host, or is there at once elsewhere. */
  static List<AIStoreStep> departure(DaemonRole role, NodeObservation node) {
    String uid = node.pod().map(NodeObservation.Pod::uid).orElse("");
    Reason reason = Reason.DRAIN_REQUESTED;
    return List.of(
        new LeaveHost(role, node.name(), uid, reason),
        new AwaitNode(role, node.name(), false, reason));
  }
}
