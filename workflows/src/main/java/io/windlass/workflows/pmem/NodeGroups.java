package io.windlass.workflows.pmem;

import io.windlass.workflows.pmem.DriverGate.Standing;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The nodes of a driver, as planners and the decider group them. */
public record NodeGroups(DriverObservation seen) {

  /** A node that serves nobody goes first, then the one with the fewest volumes. */
  private static final Comparator<DriverNode> GENTLY =
      Comparator.comparingInt(DriverNode::volumes).thenComparing(DriverNode::name);

  private static final Set<Standing> HAS_NO_SAY = Set.of(Standing.LOST, Standing.ABSENT);

  /** The nodes that have the driver, and those that leave as long as they have it. */
  public List<DriverNode> owned() {
    return some(node -> true);
  }

  /**
   * Nodes that are to have the driver and are not claimed, although a pod of it runs there: what
   * keeps others from getting it does not matter any more.
   */
  public List<DriverNode> unclaimed() {
    return seen.nodes().stream()
        .filter(node -> node.wanted() && !node.owned())
        .filter(node -> node.pod().filter(pod -> !pod.ending()).isPresent())
        .toList();
  }

  /** Those that stand so. */
  public List<DriverNode> standing(Standing... some) {
    Set<Standing> wanted = Set.of(some);
    return some(node -> wanted.contains(DriverGate.standing(node, seen)));
  }

  /** Those that can be given another pod and have not that revision, the gentlest choice first. */
  public List<DriverNode> without(String revision) {
    return some(node -> !node.has(revision) && replaceable(node)).stream().sorted(GENTLY).toList();
  }

  /** Those that have that revision. */
  public List<DriverNode> with(String revision) {
    return some(node -> node.has(revision));
  }

  /** Those of the given that are well. */
  public List<DriverNode> well(List<DriverNode> nodes) {
    return nodes.stream().filter(node -> DriverGate.well(node, seen)).toList();
  }

  /** Those of the given that are not. */
  public List<DriverNode> unwell(List<DriverNode> nodes) {
    return nodes.stream().filter(node -> !DriverGate.well(node, seen)).toList();
  }

  /** Those of the given that stand so. */
  public List<DriverNode> among(List<DriverNode> nodes, Standing... some) {
    List<DriverNode> all = standing(some);
    return nodes.stream().filter(all::contains).toList();
  }

  /** Names, in the given order. */
  public static List<String> names(List<DriverNode> nodes) {
    return nodes.stream().map(DriverNode::name).limit(DriverStep.NODES).toList();
  }

  /** What is wrong with them, as one sentence. */
  public String ailments(List<DriverNode> nodes) {
    int told = 3;
    String first =
        nodes.stream()
            .limit(told)
            .map(node -> DriverGate.ailment(node, seen).orElse(node.name()))
            .collect(Collectors.joining("; "));
    return nodes.size() > told ? "%s; and %d more".formatted(first, nodes.size() - told) : first;
  }

  private boolean replaceable(DriverNode node) {
    return !HAS_NO_SAY.contains(DriverGate.standing(node, seen))
        && node.pod().filter(pod -> !pod.ending()).isPresent();
  }

  private List<DriverNode> some(Predicate<DriverNode> which) {
    return seen.nodes().stream().filter(DriverNode::owned).filter(which).toList();
  }
}
