package io.windlass.workflows.aistore;

import io.windlass.workflows.aistore.AIStoreStep.AwaitCluster;
import io.windlass.workflows.aistore.AIStoreStep.AwaitNode;
import io.windlass.workflows.aistore.AIStoreStep.LeaveMaintenance;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.lifecycle.Reason;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Bringing absent nodes back.
 *
 * <ol>
 *   <li>A target whose process runs but which is flagged was left in maintenance (its process was
 *       killed before it could leave the map): it is brought back, nobody else would do it.
 *   <li>A node whose pod can't become ready is not waited for; the caller decides what that means.
 *   <li>Any other absent node is waited for.
 * </ol>
 */
public final class NodeHealing {

  private NodeHealing() {}

  /**
   * Steps for the first absent node that can come back by itself or by us; empty if there is none.
   */
  public static List<AIStoreStep> steps(RoleObservation role) {
    return role.absent().stream()
        .filter(node -> node.lastingProblem().isEmpty())
        .findFirst()
        .map(node -> steps(role.role(), node))
        .orElse(List.of());
  }

  private static List<AIStoreStep> steps(DaemonRole role, NodeObservation node) {
    AwaitNode wait = new AwaitNode(role, node.name(), false, Reason.POD_NOT_READY);
    return node.running() && node.flagged()
        ? List.of(new LeaveMaintenance(node.name(), Reason.LEFT_IN_MAINTENANCE), wait)
        : List.of(wait);
  }

  /** The first node of either role that can't become ready by itself. */
  public static Optional<PodProblem> stuck(ClusterObservation observation) {
    return stuck(observation, node -> true);
  }

  /** The first such node among those that {@code which} accepts. */
  public static Optional<PodProblem> stuck(
      ClusterObservation observation, Predicate<NodeObservation> which) {
    return observation
        .nodes()
        .filter(which)
        .flatMap(node -> node.lastingProblem().stream())
        .findFirst();
  }

  /** The step that waits until everything that Kubernetes runs also serves. */
  public static AIStoreStep wholeCluster(ClusterObservation observation) {
    return new AwaitCluster(
        observation.proxies().replicas(),
        observation.targets().replicas(),
        Reason.CLUSTER_NOT_READY);
  }
}
