package io.windlass.workflows.aistore.replace;

import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.ClusterObservation.Objection;
import io.windlass.workflows.aistore.KubernetesStep.ApplyFoundation;
import io.windlass.workflows.aistore.KubernetesStep.AwaitNode;
import io.windlass.workflows.aistore.KubernetesStep.MarkReplaced;
import io.windlass.workflows.aistore.KubernetesStep.RenewVolumes;
import io.windlass.workflows.aistore.NodeHealing;
import io.windlass.workflows.aistore.NodeObservation;
import io.windlass.workflows.aistore.OperationPlanner;
import io.windlass.workflows.aistore.RoleObservation;
import io.windlass.workflows.aistore.Settling;
import io.windlass.workflows.aistore.Steps;
import io.windlass.workflows.aistore.Stopping;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.NodeNames;
import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.PodProblem;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Replacement;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * Gives one node new volumes, on whatever machine has room for them.
 *
 * <ol>
 *   <li>Data that soon can't be found at neighbours any more is settled before anything else.
 *   <li>What can't be replaced is refused before anything moves: see {@link #refusal}.
 *   <li>A target that serves is emptied: it leaves the cluster, and a verified rebalance has moved
 *       its data. For that all others serve, and automatic rebalance is on meanwhile. One that can
 *       come back is brought back first.
 *   <li>A target that does not serve is given up only when the person has said so, and the cluster
 *       no longer counts it as a member: what it alone had is lost then.
 *   <li>A proxy holds no data. It goes when another one serves, and leads.
 *   <li>Then its claims are deleted, which nobody can take back: that is recorded. Its pod is
 *       deleted, and the next one finds new volumes. Automatic rebalance is off until it is back,
 *       lest its return start one that is only in the way of ours.
 *   <li>The new node is waited for and settled by a rebalance; then the request is recorded as
 *       done.
 *   <li>To stop: a target that was emptied comes back with its old volumes, and its data with it.
 *       One that has new ones is waited for.
 * </ol>
 *
 * <p>Guarantees: no volume of a target goes before its data is proved to lie elsewhere, unless the
 * person has given that data up.
 */
public final class ReplaceNodePlanner implements OperationPlanner {

  @Override
  public Plan<AIStoreStep> plan(ClusterObservation observation, Intent intent) {
    return switch (intent) {
      case COMPLETE -> complete(observation);
      case STOP -> Stopping.plan(observation, progress(observation));
    };
  }

  /**
   * Why the node that a person named can't be replaced, now or ever; empty when it can be.
   *
   * <ol>
   *   <li>There is no such node.
   *   <li>The first proxy: without its state it would found a cluster of its own.
   *   <li>The only proxy that serves, or the only target: nobody could stand in for it.
   *   <li>The targets that stay for the time are too few or too small.
   * </ol>
   */
  public static Optional<Objection> refusal(ClusterObservation observation) {
    return observation
        .replacement()
        .flatMap(
            wanted ->
                observation
                    .replaced()
                    .map(node -> refusal(observation, node))
                    .orElseGet(() -> Optional.of(unknown(observation, wanted))));
  }

  private static Optional<Objection> refusal(ClusterObservation observation, NodeObservation node) {
    return observation.isTarget(node)
        ? TargetReplacement.refusal(observation, node)
        : ProxyReplacement.refusal(observation, node);
  }

  private static Objection unknown(ClusterObservation observation, Replacement wanted) {
    return new Objection(
        Reason.INVALID_SPEC,
        "metadata.annotations[%s]: %s, or remove it"
            .formatted(
                Request.REPLACE_NODE.annotation(),
                NodeNames.unknown(
                    wanted.node(), names(observation.proxies()), names(observation.targets()))));
  }

  private static List<String> names(RoleObservation role) {
    return role.nodes().stream().map(NodeObservation::name).toList();
  }

  /**
   * Whether the node has to be replaced before the cluster can be put right otherwise: it is on its
   * way out, or does not serve and will not be waited for.
   */
  public static boolean first(ClusterObservation observation) {
    return begins(observation)
        && observation.replaced().filter(node -> first(observation, node)).isPresent();
  }

  private static boolean first(ClusterObservation observation, NodeObservation node) {
    boolean absent = !node.serving() && (observation.givenUp(node) || !observation.isTarget(node));
    boolean leaves = node.ordinal() >= observation.targets().desired();
    return refusal(observation).isEmpty() && (absent || node.told() && !leaves);
  }

  private static Plan<AIStoreStep> complete(ClusterObservation observation) {
    if (observation.lacksRole()) {
      return Plan.end(Verdict.SUPERSEDED, Reason.OBJECT_CHANGED, "a StatefulSet is gone");
    }
    List<AIStoreStep> steps = steps(observation);
    return steps.isEmpty()
        ? end(observation)
        : Plan.proceed(steps, later(observation), done(observation), 2);
  }

  private static List<AIStoreStep> steps(ClusterObservation observation) {
    if (observation.windowCloses()) {
      return Stopping.urgent(observation);
    }
    if (!observation.marks().foundationApplied()) {
      return List.of(new ApplyFoundation(Reason.REPLACE_REQUESTED));
    }
    if (begins(observation)) {
      return observation
          .replaced()
          .filter(node -> refusal(observation, node).isEmpty())
          .map(node -> replace(observation, node))
          .orElse(List.of());
    }
    return afterwards(observation);
  }

  /** Whether the node still has the volumes that are to go. */
  private static boolean begins(ClusterObservation observation) {
    return observation.policy().requested().toRenew().isPresent();
  }

  private static List<AIStoreStep> replace(ClusterObservation observation, NodeObservation node) {
    return observation.isTarget(node)
        ? TargetReplacement.steps(observation, node)
        : ProxyReplacement.steps(observation, node);
  }

  private static List<AIStoreStep> afterwards(ClusterObservation observation) {
    boolean done = observation.healthy() && observation.replacement().isPresent();
    return Steps.firstOf(
        NodeHealing.steps(observation, observation.proxies()),
        NodeHealing.steps(observation, observation.targets()),
        Settling.steps(observation),
        done ? List.of(new MarkReplaced(Reason.REPLACE_REQUESTED)) : List.of());
  }

  private static Plan<AIStoreStep> end(ClusterObservation observation) {
    if (observation.replacement().isEmpty()) {
      return Plan.end(Verdict.DONE, Reason.CONVERGED, "the node has new volumes and serves");
    }
    Optional<Objection> refusal = begins(observation) ? refusal(observation) : Optional.empty();
    return refusal
        .map(why -> Plan.<AIStoreStep>end(Verdict.STALLED, why.reason(), why.message()))
        .or(() -> NodeHealing.stuck(observation).map(ReplaceNodePlanner::stalled))
        .orElseGet(() -> unexplained(observation));
  }

  private static Plan<AIStoreStep> stalled(PodProblem problem) {
    return Plan.end(
        Verdict.STALLED,
        problem.reason(),
        problem.message() + "; the replacement goes on when that is put right");
  }

  /** The cluster never dropped a node that is down: AIStore keeps those in maintenance listed. */
  private static Plan<AIStoreStep> unexplained(ClusterObservation observation) {
    return Plan.end(
        Verdict.STALLED,
        Reason.DATA_UNREACHABLE,
        "%s does not serve, and the cluster has not given it up; start it again, or have AIStore remove it"
            .formatted(observation.replacement().map(Replacement::node).orElse("a node")));
  }

  private static List<String> later(ClusterObservation observation) {
    return begins(observation) ? List.of("wait for the new node", "rebalance") : List.of();
  }

  private static Stopping.Progress progress(ClusterObservation observation) {
    return new Stopping.Progress(
        observation.replacement().isEmpty() ? 1 : 0, 1, "node is replaced");
  }

  private static int done(ClusterObservation observation) {
    return begins(observation) ? 0 : 1;
  }

  /** A node may lose its volumes: it gets new ones, and is waited for. */
  static List<AIStoreStep> renewal(DaemonRole role, NodeObservation node, boolean withoutItsData) {
    String uid = node.pod().map(NodeObservation.Pod::uid).orElse("");
    Reason reason = Reason.REPLACE_REQUESTED;
    return List.of(
        new RenewVolumes(role, node.name(), uid, withoutItsData, reason),
        new AwaitNode(role, node.name(), false, reason));
  }
}
