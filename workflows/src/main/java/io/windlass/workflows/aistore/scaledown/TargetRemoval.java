package io.windlass.workflows.aistore.scaledown;

import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.ClusterObservation.Objection;
import io.windlass.workflows.aistore.ClusterObservation.Storage;
import io.windlass.workflows.aistore.DataStep.AwaitQuiet;
import io.windlass.workflows.aistore.DataStep.RetainTargets;
import io.windlass.workflows.aistore.KubernetesStep.ApplyNodes;
import io.windlass.workflows.aistore.NodeHealing;
import io.windlass.workflows.aistore.NodeObservation;
import io.windlass.workflows.aistore.RoleObservation;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.ScaleDownMode;
import io.windlass.workflows.lifecycle.Reason;
import java.util.List;
import java.util.Optional;

/** The part of a scale-down that concerns targets: they hold the data, so each step is proved. */
final class TargetRemoval {

  private TargetRemoval() {}

  /**
   * Why targets beyond the spec can't go.
   *
   * <ol>
   *   <li>Where none is left that holds data, nothing is refused.
   *   <li>The spec wants no rebalance: data would stay behind, or with mode decommission be lost.
   *   <li>The targets that stay would be too few or too small.
   * </ol>
   */
  static Optional<Objection> refusal(ClusterObservation observation) {
    List<NodeObservation> toGo = toGo(observation);
    if (toGo.isEmpty() || observation.maySpare(observation.targets())) {
      return Optional.empty();
    }
    return retains(observation) || observation.policy().rebalanceEnabled()
        ? observation.storage().flatMap(Storage::objection)
        : Optional.of(new Objection(Reason.REBALANCE_DISABLED, staysBehind(observation)));
  }

  private static String staysBehind(ClusterObservation observation) {
    return "spec.configToUpdate.rebalance.enabled is false: the data of %s would stay behind; set it to true, or spec.targetSpec.scaleDownMode to retain, or the size to %d"
        .formatted(
            DaemonRole.TARGET.count(toGo(observation).size()), observation.targets().replicas());
  }

  /**
   * Targets that were told to leave, and have not left yet, are brought to the end of it; first of
   * all somebody has to be there to take their data.
   */
  static List<AIStoreStep> leaving(ClusterObservation observation) {
    List<String> leaving =
        observation.targets().surplus().stream()
            .filter(NodeObservation::leaving)
            .map(NodeObservation::name)
            .toList();
    if (leaving.isEmpty()) {
      return List.of();
    }
    return observation.targets().serving() > 0
        ? decommission(observation, leaving)
        : NodeHealing.steps(observation, observation.targets());
  }

  /** What was begun is ended, and nothing else begun: those that have left lose their pods. */
  static List<AIStoreStep> finish(ClusterObservation observation) {
    List<AIStoreStep> leaving = leaving(observation);
    int gone =
        (int)
            observation.targets().surplus().stream()
                .takeWhile(target -> target.gone() && observation.mayGo(target))
                .count();
    return leaving.isEmpty() && gone > 0
        ? keep(observation, observation.targets().replicas() - gone)
        : leaving;
  }

  /** The next steps until all have left; empty if they have, or can't. */
  static List<AIStoreStep> steps(ClusterObservation observation) {
    RoleObservation targets = observation.targets();
    if (!targets.shrinks()) {
      return List.of();
    }
    if (toGo(observation).isEmpty() || observation.maySpare(targets)) {
      return keep(observation, targets.desired());
    }
    ClusterObservation others = observation.with(target -> !goneOrOut(observation, target));
    List<AIStoreStep> waits = NodeHealing.steps(others, others.targets());
    if (!waits.isEmpty() || !others.targets().everyReplicaServes()) {
      return waits;
    }
    if (observation.rebalancing()) {
      return List.of(new AwaitQuiet(Reason.MEMBERSHIP_BUSY));
    }
    return observation.ready() ? take(observation) : awaitReady(observation, others);
  }

  /** What was put into maintenance comes back first: nothing waits well in between. */
  private static List<AIStoreStep> awaitReady(
      ClusterObservation observation, ClusterObservation others) {
    List<AIStoreStep> finish = finish(observation);
    if (!finish.isEmpty()) {
      return finish;
    }
    return NodeHealing.wholeCluster(observation.leftInMaintenance() ? observation : others);
  }

  private static List<AIStoreStep> take(ClusterObservation observation) {
    List<String> names = toGo(observation).stream().map(NodeObservation::name).toList();
    if (retains(observation)) {
      return List.of(new RetainTargets(names, Reason.SIZE_DECREASED));
    }
    return decommission(observation, names);
  }

  private static List<AIStoreStep> decommission(
      ClusterObservation observation, List<String> names) {
    boolean remove = observation.policy().scaleDown() == ScaleDownMode.DECOMMISSION;
    return NodeHealing.leaving(observation, names, remove, Reason.SIZE_DECREASED);
  }

  private static List<AIStoreStep> keep(ClusterObservation observation, int replicas) {
    return observation.rebalancing()
        ? List.of(new AwaitQuiet(Reason.MEMBERSHIP_BUSY))
        : List.of(new ApplyNodes(DaemonRole.TARGET, replicas, 0, Reason.SIZE_DECREASED));
  }

  /** Targets beyond the spec that may not lose their pods yet. */
  private static List<NodeObservation> toGo(ClusterObservation observation) {
    return observation.targets().surplus().stream()
        .filter(target -> !observation.mayGo(target))
        .toList();
  }

  private static boolean goneOrOut(ClusterObservation observation, NodeObservation target) {
    return target.ordinal() >= observation.targets().desired() && observation.mayGo(target);
  }

  private static boolean retains(ClusterObservation observation) {
    return observation.policy().scaleDown() == ScaleDownMode.RETAIN;
  }
}
