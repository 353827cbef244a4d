package io.windlass.workflows.aistore;

import io.windlass.workflows.aistore.DataStep.AwaitQuiet;
import io.windlass.workflows.aistore.DataStep.Decommission;
import io.windlass.workflows.aistore.DataStep.LeaveMaintenance;
import io.windlass.workflows.aistore.DataStep.SwitchRebalance;
import io.windlass.workflows.aistore.KubernetesStep.ApplyFoundation;
import io.windlass.workflows.aistore.KubernetesStep.ApplyNodes;
import io.windlass.workflows.aistore.KubernetesStep.AwaitCluster;
import io.windlass.workflows.aistore.KubernetesStep.AwaitNode;
import io.windlass.workflows.aistore.KubernetesStep.RestartTarget;
import io.windlass.workflows.lifecycle.PodProblem;
import io.windlass.workflows.lifecycle.Reason;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Bringing absent nodes back.
 *
 * <ol>
 *   <li>A StatefulSet that is gone is applied again; its pods find their volumes. Should pods have
 *       outlived it, none is replaced by that.
 *   <li>A target whose process runs but which is flagged was left in maintenance (its process was
 *       killed before it could leave the map): it is brought back, nobody else would do it. Not
 *       while a rebalance runs, since that is a change of membership.
 *   <li>A target that was told to leave is brought to the end of it: its data may be on its way.
 *       Only when another target serves, which can take the data.
 *   <li>A target that left, and is not being scaled away, gets a new pod: the old one's container
 *       can't start without the configuration that AIStore deleted.
 *   <li>A node whose pod can't become ready is not waited for; the caller decides what that means.
 *   <li>Any other absent node is waited for.
 * </ol>
 */
public final class NodeHealing {

  private NodeHealing() {}

  /** Applies StatefulSets that are gone, after what their pods need; empty when all exist. */
  public static List<AIStoreStep> missing(ClusterObservation observation) {
    List<RoleObservation> gone =
        Stream.of(observation.proxies(), observation.targets())
            .filter(role -> !role.exists())
            .toList();
    if (!gone.isEmpty() && !observation.marks().foundationApplied()) {
      return List.of(new ApplyFoundation(Reason.OBJECT_CHANGED));
    }
    return gone.stream().map(NodeHealing::apply).toList();
  }

  private static AIStoreStep apply(RoleObservation role) {
    return new ApplyNodes(role.role(), role.desired(), role.desired(), Reason.OBJECT_CHANGED);
  }

  /**
   * Steps for the first absent node of a role that can come back by itself or by us; empty if there
   * is none.
   */
  public static List<AIStoreStep> steps(ClusterObservation observation, RoleObservation role) {
    return observation.headless() ? List.of() : absent(observation, role);
  }

  private static List<AIStoreStep> absent(ClusterObservation observation, RoleObservation role) {
    return role.absent().stream()
        .filter(node -> observation.waitsForUs(node) || node.lastingProblem().isEmpty())
        .filter(node -> !node.gone() || observation.storage().isPresent())
        .filter(node -> !node.leaving() || role.serving() > 0)
        .min(Comparator.comparing(node -> !observation.waitsForUs(node)))
        .map(node -> steps(observation, role, node))
        .orElse(List.of());
  }

  private static List<AIStoreStep> steps(
      ClusterObservation observation, RoleObservation role, NodeObservation node) {
    AwaitNode wait = new AwaitNode(role.role(), node.name(), false, Reason.POD_NOT_READY);
    if (node.leaving()) {
      return leaving(observation, List.of(node.name()), false, Reason.STRANDED);
    }
    if (observation.departed(node)) {
      return node.pod()
          .<List<AIStoreStep>>map(
              pod -> List.of(new RestartTarget(node.name(), pod.uid(), Reason.STRANDED), wait))
          .orElse(List.of(wait));
    }
    if (!node.leftInMaintenance()) {
      return List.of(wait);
    }
    return observation.rebalancing()
        ? List.of(new AwaitQuiet(Reason.MEMBERSHIP_BUSY))
        : List.of(new LeaveMaintenance(node.name(), Reason.LEFT_IN_MAINTENANCE), wait);
  }

  /** The steps by which targets that were told to leave come to the end of it. */
  public static List<AIStoreStep> leaving(
      ClusterObservation observation, List<String> pods, boolean removeData, Reason reason) {
    AIStoreStep decommission = new Decommission(pods, removeData, reason);
    return observation.rebalanceEnabled()
        ? List.of(decommission)
        : List.of(new SwitchRebalance(true, Reason.DATA_LEAVES), decommission);
  }

  /**
   * The first node that can't become ready although it has the template that the spec describes, or
   * whose pod does not end or can't be created: only a person or the world can help. Any other with
   * an older template is helped by a rollout. One that waits as a person wants it is told of last.
   */
  public static Optional<PodProblem> stuck(ClusterObservation observation) {
    return observation
        .nodes()
        .filter(node -> node.current() || node.helpless())
        .filter(node -> node.lastingProblem().isPresent())
        .min(Comparator.comparing(NodeObservation::drained))
        .flatMap(NodeObservation::lastingProblem);
  }

  /**
   * The steps after which everything that Kubernetes can run also serves and the cluster says so;
   * empty when that can't come by waiting, because a node can't become ready.
   */
  public static List<AIStoreStep> wholeCluster(ClusterObservation observation) {
    if (observation.waitsForUs()) {
      return steps(observation, observation.targets());
    }
    ClusterObservation present = observation.present();
    boolean hopeless = present.nodes().anyMatch(node -> node.lastingProblem().isPresent());
    return hopeless || pointless(observation, present)
        ? List.of()
        : List.of(
            new AwaitCluster(
                present.proxies().replicas(),
                present.targets().replicas(),
                Reason.CLUSTER_NOT_READY));
  }

  /**
   * Whether a host must be uncordoned first: whoever does not wait for one is whole already, or
   * there are too few of them to be a cluster.
   */
  private static boolean pointless(ClusterObservation observation, ClusterObservation present) {
    boolean awaitsHost = observation.nodes().anyMatch(NodeObservation::drained);
    boolean whole = observation.ready() && present.nodes().allMatch(NodeObservation::serving);
    boolean few = observation.headless() || present.targets().replicas() == 0;
    return awaitsHost && (whole || few);
  }
}
