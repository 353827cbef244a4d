package io.windlass.workflows.aistore.upgrade;

import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.ClusterObservation.Objection;
import io.windlass.workflows.aistore.KubernetesStep.ApplyFoundation;
import io.windlass.workflows.aistore.KubernetesStep.AwaitNode;
import io.windlass.workflows.aistore.NodeHealing;
import io.windlass.workflows.aistore.NodeObservation;
import io.windlass.workflows.aistore.OperationPlanner;
import io.windlass.workflows.aistore.Settling;
import io.windlass.workflows.aistore.Stopping;
import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.PodProblem;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Gives every node the pod template of the spec, one node at a time. A restart that a person asked
 * for is a template with another word in it.
 *
 * <ol>
 *   <li>Data that soon can't be found at neighbours any more is settled before anything else: a
 *       rebalance begins before the first restarted target forgets its neighbours.
 *   <li>What pods need before they start (accounts, configuration, services) is applied first.
 *   <li>Proxies, from the highest ordinal down. A primary is moved to another proxy before its pod
 *       goes.
 *   <li>Targets: one whose process is down already goes first, since that costs nothing; then one
 *       that does not serve; then by ordinal. Automatic rebalance is off meanwhile, lest every
 *       return start one. A target enters maintenance, so that writes go elsewhere, and leaves it
 *       by leaving the cluster map when its process ends.
 *   <li>A node that serves goes down only when, in the same observation, every other node of its
 *       role serves, the cluster calls itself ready and no rebalance runs.
 *   <li>While a node is where Kubernetes would not put it again, none that serves goes down: it
 *       would not come back. A rollout goes on only where it may help one that does not serve.
 *   <li>At the end the data is settled by a rebalance; then automatic rebalance is what the spec
 *       says.
 *   <li>A pod that can't become ready with the new template ends the rollout, after the data is
 *       settled. A newer spec, or the old one again, goes on from there: the broken pod is down
 *       already and goes first.
 *   <li>To stop: what was left in maintenance comes back, what is coming back is waited for, the
 *       data is settled.
 * </ol>
 *
 * <p>Guarantees: never two targets down by our hand, never a primary killed while another proxy
 * serves, no acknowledged object out of reach once the operation has ended.
 */
public final class RollingUpgradePlanner implements OperationPlanner {

  @Override
  public Plan<AIStoreStep> plan(ClusterObservation observation, Intent intent) {
    return switch (intent) {
      case COMPLETE -> complete(observation);
      case STOP -> Stopping.plan(observation, progress(observation));
    };
  }

  private static Plan<AIStoreStep> complete(ClusterObservation observation) {
    if (observation.lacksRole()) {
      return Plan.end(Verdict.SUPERSEDED, Reason.OBJECT_CHANGED, "a StatefulSet is gone");
    }
    List<AIStoreStep> steps = steps(observation);
    return steps.isEmpty() ? end(observation) : proceed(observation, steps);
  }

  private static List<AIStoreStep> steps(ClusterObservation observation) {
    if (observation.windowCloses()) {
      return Stopping.urgent(observation);
    }
    if (!observation.marks().foundationApplied()) {
      return List.of(new ApplyFoundation(observation.rolloutReason()));
    }
    if (astray(observation).isPresent()) {
      return Settling.steps(observation);
    }
    List<AIStoreStep> steps = ProxyUpgrade.steps(observation);
    if (steps.isEmpty() && observation.proxies().everyReplicaServes()) {
      steps = TargetUpgrade.steps(observation);
    }
    return steps.isEmpty() ? Settling.steps(observation) : steps;
  }

  /** Why a node that goes down would not come back, while all serve. */
  private static Optional<Objection> astray(ClusterObservation observation) {
    return observation
        .astray()
        .filter(objection -> observation.proxies().everyReplicaServes())
        .filter(objection -> observation.targets().everyReplicaServes());
  }

  private static Plan<AIStoreStep> end(ClusterObservation observation) {
    boolean complete = observation.proxies().allCurrent() && observation.targets().allCurrent();
    return NodeHealing.stuck(observation)
        .map(RollingUpgradePlanner::stalled)
        .or(
            () ->
                complete ? Optional.empty() : astray(observation).map(RollingUpgradePlanner::held))
        .orElseGet(
            () ->
                complete
                    ? Plan.end(Verdict.DONE, Reason.CONVERGED, "every node has the new template")
                    : blocked());
  }

  /** No rule leads here in any simulation; if one ever does, a person is told and nothing loops. */
  private static Plan<AIStoreStep> blocked() {
    return Plan.end(
        Verdict.STALLED,
        Reason.POD_STUCK,
        "nodes with the older template can't be replaced, since others do not serve");
  }

  private static Plan<AIStoreStep> stalled(PodProblem problem) {
    return Plan.end(
        Verdict.STALLED,
        problem.reason(),
        problem.message()
            + "; the other nodes serve. Correct the spec or take the change back: both go on from here");
  }

  private static Plan<AIStoreStep> held(Objection objection) {
    return Plan.end(
        Verdict.STALLED,
        objection.reason(),
        objection.message() + "; until then no node is restarted, since it would not come back");
  }

  private static Stopping.Progress progress(ClusterObservation observation) {
    return new Stopping.Progress(
        done(observation), total(observation), "nodes have the new template and serve");
  }

  private static Plan<AIStoreStep> proceed(ClusterObservation observation, List<AIStoreStep> now) {
    return Plan.proceed(now, later(observation, now), done(observation), total(observation));
  }

  /** What is foreseen after the steps to take now. */
  private static List<String> later(ClusterObservation observation, List<AIStoreStep> now) {
    Stream<String> proxies =
        observation.proxies().outdated().reversed().stream()
            .filter(node -> !isUnderWay(node, now))
            .map(node -> "replace proxy %s".formatted(node.name()));
    Stream<String> targets =
        observation.targets().outdated().stream()
            .filter(node -> !isUnderWay(node, now))
            .map(NodeObservation::name)
            .map("restart target %s"::formatted);
    return Stream.concat(Stream.concat(proxies, targets), Stream.of("rebalance")).toList();
  }

  /** Every batch that takes a node down ends by waiting for it. */
  private static boolean isUnderWay(NodeObservation node, List<AIStoreStep> now) {
    return now.stream()
        .anyMatch(step -> step instanceof AwaitNode wait && wait.pod().equals(node.name()));
  }

  private static int done(ClusterObservation observation) {
    return observation.proxies().upgraded() + observation.targets().upgraded();
  }

  private static int total(ClusterObservation observation) {
    return observation.proxies().replicas() + observation.targets().replicas();
  }
}
