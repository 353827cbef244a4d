package io.windlass.workflows.aistore.scaledown;

import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.ClusterObservation.Objection;
import io.windlass.workflows.aistore.KubernetesStep.ApplyFoundation;
import io.windlass.workflows.aistore.NodeHealing;
import io.windlass.workflows.aistore.NodeObservation;
import io.windlass.workflows.aistore.OperationPlanner;
import io.windlass.workflows.aistore.Settling;
import io.windlass.workflows.aistore.Steps;
import io.windlass.workflows.aistore.Stopping;
import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes the nodes with the highest ordinals out of a cluster.
 *
 * <ol>
 *   <li>Data that soon can't be found at neighbours any more is settled before anything else.
 *   <li>What would lose data or put it out of reach against the spec is refused before anything
 *       moves: see {@link TargetRemoval#refusal}.
 *   <li>If the primary is among the proxies to go, it is moved to one that stays, while no
 *       rebalance runs: a change of the primary in mid-rebalance would strand the targets that
 *       leave.
 *   <li>Targets leave while all that stay serve and the cluster is ready. Automatic rebalance is on
 *       while their data moves. All leave with one rebalance where AIStore can do that, otherwise
 *       one after the other, each with its own.
 *   <li>A target has left when it is out of the cluster map and a verified rebalance has moved its
 *       data. This is recorded. When all have left, the StatefulSet shrinks and their pods end.
 *   <li>A target whose rebalance failed, or whose outcome nobody knows, is brought back by a new
 *       pod and tried again.
 *   <li>With mode retain, targets enter maintenance instead: their data stays where it is, out of
 *       reach.
 *   <li>Then proxies go, never during a rebalance. Each takes itself out of the map as it ends.
 *   <li>A target to go that does not serve is waited for; one that can't serve stalls the
 *       operation, since its data can't be moved. One that never had a volume just goes.
 *   <li>To stop: a rebalance that moves data off targets is brought to its end, and those that have
 *       left stay out. All others serve as before.
 * </ol>
 *
 * <p>Guarantees: no pod of a target ends before its data is proved to lie elsewhere, unless the
 * spec says that it is to stay with it.
 */
public final class ScaleDownPlanner implements OperationPlanner {

  @Override
  public Plan<AIStoreStep> plan(ClusterObservation observation, Intent intent) {
    return switch (intent) {
      case COMPLETE -> complete(observation);
      case STOP -> stop(observation);
    };
  }

  /**
   * Why nodes beyond the spec can't go; empty if they can, or if none that holds data is left to
   * go.
   */
  public static Optional<Objection> refusal(ClusterObservation observation) {
    return TargetRemoval.refusal(observation);
  }

  /** Whether a rollout is due that alone may bring a node back: it goes first then. */
  public static boolean afterRollout(ClusterObservation observation) {
    boolean begun = observation.targets().surplus().stream().anyMatch(ScaleDownPlanner::begun);
    boolean helps =
        Stream.of(observation.proxies(), observation.targets())
            .flatMap(role -> role.outdated().stream())
            .anyMatch(node -> !node.serving() && !node.helpless());
    return helps && !begun;
  }

  private static boolean begun(NodeObservation target) {
    return target.told() || target.leaving();
  }

  private static Plan<AIStoreStep> complete(ClusterObservation observation) {
    if (observation.lacksRole()) {
      return Plan.end(Verdict.SUPERSEDED, Reason.OBJECT_CHANGED, "a StatefulSet is gone");
    }
    if (observation.shrinks() && afterRollout(observation)) {
      return Plan.end(
          Verdict.SUPERSEDED, observation.rolloutReason(), "nodes get a new template first");
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
      return List.of(new ApplyFoundation(Reason.SIZE_DECREASED));
    }
    if (refusal(observation).isPresent()) {
      return Steps.firstOf(TargetRemoval.finish(observation), Settling.steps(observation));
    }
    return Steps.firstOf(
        TargetRemoval.leaving(observation),
        ProxyRemoval.primary(observation),
        TargetRemoval.steps(observation),
        observation.targets().shrinks() ? List.of() : ProxyRemoval.steps(observation),
        settle(observation));
  }

  /** Nodes that can't leave keep nobody from being settled; those that left keep nobody. */
  private static List<AIStoreStep> settle(ClusterObservation observation) {
    return Settling.steps(observation.with(target -> !target.gone()));
  }

  private static Plan<AIStoreStep> stop(ClusterObservation observation) {
    List<AIStoreStep> steps = TargetRemoval.finish(observation);
    return steps.isEmpty() || observation.windowCloses() || observation.lacksRole()
        ? Stopping.plan(observation, progress(observation))
        : Plan.proceed(steps, List.of(), done(observation), total(observation));
  }

  private static Plan<AIStoreStep> end(ClusterObservation observation) {
    Optional<Objection> refusal = refusal(observation);
    if (refusal.isPresent()) {
      return Plan.end(Verdict.STALLED, refusal.get().reason(), refusal.get().message());
    }
    return observation.shrinks()
        ? stuck(observation)
        : Plan.end(Verdict.DONE, Reason.CONVERGED, "the nodes have left, the data is settled");
  }

  private static Plan<AIStoreStep> stuck(ClusterObservation observation) {
    return NodeHealing.stuck(observation)
        .map(
            problem ->
                Plan.<AIStoreStep>end(
                    Verdict.STALLED,
                    problem.reason(),
                    problem.message()
                        + "; data moves only while every target serves. Make it serve, or ask for"
                        + " as many nodes as before"))
        .orElseGet(
            () ->
                Plan.end(
                    Verdict.STALLED,
                    Reason.POD_STUCK,
                    "nodes can't leave, since others do not serve; make them serve"));
  }

  private static List<String> later(ClusterObservation observation) {
    return Stream.of(observation.targets(), observation.proxies())
        .filter(role -> role.shrinks())
        .map(role -> "keep " + role.role().count(role.desired()))
        .toList();
  }

  private static Stopping.Progress progress(ClusterObservation observation) {
    return new Stopping.Progress(done(observation), total(observation), "nodes have left");
  }

  private static int done(ClusterObservation observation) {
    return (int) observation.targets().surplus().stream().filter(observation::mayGo).count();
  }

  private static int total(ClusterObservation observation) {
    return observation.targets().surplus().size() + observation.proxies().surplus().size();
  }
}
