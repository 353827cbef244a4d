package io.windlass.workflows.aistore;

import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.lifecycle.PodProblem;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The nodes of one role.
 *
 * @param exists whether the StatefulSet is there
 * @param desired how many nodes the spec asks for
 * @param partition lowest ordinal that the StatefulSet may replace by itself (proxies)
 * @param templateApplied whether the StatefulSet has the template that the spec describes
 * @param nodes in order of their ordinals, one for each replica of the StatefulSet
 * @param remains what there is of nodes that the StatefulSet does not ask for
 */
public record RoleObservation(
    DaemonRole role,
    boolean exists,
    int desired,
    int partition,
    boolean templateApplied,
    List<NodeObservation> nodes,
    Remains remains) {

  public RoleObservation {
    nodes = List.copyOf(nodes);
  }

  /**
   * What there is of nodes that the StatefulSet does not ask for.
   *
   * @param former how many nodes there were when the cluster was shut down; 0 if it was not
   * @param pods how many of their pods have not ended yet
   * @param problem why one of those does not end, where that has lasted too long
   */
  public record Remains(int former, int pods, Optional<PodProblem> problem) {

    /** Nothing. */
    public static final Remains NONE = new Remains(0, 0, Optional.empty());
  }

  /** A role whose StatefulSet does not exist. */
  public static RoleObservation absent(DaemonRole role, int desired) {
    return new RoleObservation(role, false, desired, 0, false, List.of(), Remains.NONE);
  }

  /** Whether the StatefulSet asks for no node and none is left. */
  public boolean stopped() {
    return nodes.isEmpty() && remains.pods() == 0;
  }

  /** Whether the StatefulSet is there and asks for no node. */
  public boolean cold() {
    return exists && nodes.isEmpty();
  }

  /** How many nodes are to be there after a shutdown: none that may hold something is left out. */
  public int revived() {
    return Math.max(desired, remains.former());
  }

  /** How many nodes the StatefulSet asks for. */
  public int replicas() {
    return nodes.size();
  }

  /** How many nodes serve. */
  public int serving() {
    return (int) nodes.stream().filter(NodeObservation::serving).count();
  }

  /** Whether Kubernetes holds no node ready, so that nobody can be disturbed. */
  public boolean noneReady() {
    return nodes.stream().noneMatch(NodeObservation::ready);
  }

  /** Whether none is ready, and none will be without a person or a new template. */
  public boolean hopeless() {
    return nodes.stream().allMatch(node -> node.lastingProblem().isPresent());
  }

  /** Whether every node that the spec asks for serves. */
  public boolean allServing() {
    return replicas() >= desired && everyReplicaServes();
  }

  /** Whether every node that the StatefulSet asks for serves, be it enough for the spec or not. */
  public boolean everyReplicaServes() {
    return serving() == replicas();
  }

  /** Whether every pod has the template that the spec describes. */
  public boolean allCurrent() {
    return outdated().isEmpty();
  }

  /** Nodes that still have an older template. One without a pod may get the new one: not yet. */
  public List<NodeObservation> outdated() {
    return templateApplied
        ? nodes.stream().filter(node -> node.pod().isPresent() && !node.current()).toList()
        : nodes;
  }

  /** Nodes that do not serve. */
  public List<NodeObservation> absent() {
    return nodes.stream().filter(node -> !node.serving()).toList();
  }

  /** How many nodes have the template that the spec describes and serve. */
  public int upgraded() {
    return templateApplied
        ? (int) nodes.stream().filter(node -> node.current() && node.serving()).count()
        : 0;
  }

  /** Whether all nodes but this one serve, so that it may go down. */
  public boolean othersServe(NodeObservation node) {
    return nodes.stream()
        .filter(other -> other.ordinal() != node.ordinal())
        .allMatch(NodeObservation::serving);
  }

  /** The nodes beyond those that the spec asks for, in the order in which they go. */
  public List<NodeObservation> surplus() {
    return nodes.stream().skip(desired).toList().reversed();
  }

  /** The same role with those nodes only. */
  RoleObservation with(Predicate<NodeObservation> node) {
    return with(nodes.stream().filter(node).toList());
  }

  /** The same role with other nodes. */
  public RoleObservation with(List<NodeObservation> others) {
    return new RoleObservation(role, exists, desired, partition, templateApplied, others, remains);
  }

  /** The same role, when the spec describes another template. */
  public RoleObservation withAnotherTemplate() {
    return new RoleObservation(role, exists, desired, partition, false, nodes, remains);
  }

  /** Whether the StatefulSet asks for more nodes than the spec. */
  public boolean shrinks() {
    return replicas() > desired;
  }

  /** Whether none of the nodes beyond the spec runs or is a member. */
  public boolean surplusIsIdle() {
    return nodes.stream()
        .skip(desired)
        .noneMatch(node -> node.running() || node.member().isPresent());
  }
}
