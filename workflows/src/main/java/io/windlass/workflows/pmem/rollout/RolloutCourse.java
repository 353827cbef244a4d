package io.windlass.workflows.pmem.rollout;

import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.pmem.DriverGate.Standing;
import io.windlass.workflows.pmem.DriverNode;
import io.windlass.workflows.pmem.DriverObservation;
import io.windlass.workflows.pmem.DriverStep;
import io.windlass.workflows.pmem.DriverStep.AwaitNodes;
import io.windlass.workflows.pmem.NodeGroups;
import io.windlass.workflows.pmem.PmemStep;
import io.windlass.workflows.pmem.RolloutSettings;
import java.util.ArrayList;
import java.util.List;

/** How far a rollout has come, and who is next; read from one observation. */
record RolloutCourse(DriverObservation seen) {

  NodeGroups nodes() {
    return new NodeGroups(seen);
  }

  private RolloutSettings settings() {
    return seen.policy().rollout();
  }

  private int total() {
    return nodes().owned().size();
  }

  /** Nodes with the wanted driver. */
  private List<DriverNode> touched() {
    return nodes().with(seen.revisions().wanted());
  }

  /** Nodes with the wanted driver that have passed the gate. */
  List<DriverNode> passed() {
    return nodes().among(touched(), Standing.PASSED);
  }

  /** Nodes with the wanted driver that have failed. */
  List<DriverNode> failed() {
    return nodes().among(touched(), Standing.FAILED);
  }

  /** Nodes with the wanted driver that are waited for. */
  List<DriverNode> underway() {
    return nodes().among(touched(), Standing.UNDERWAY, Standing.SOAKING);
  }

  /** Nodes of whatever revision on which the driver may still become well, or has yet to soak. */
  List<DriverNode> busy() {
    List<DriverNode> all = new ArrayList<>(underway());
    nodes().standing(Standing.UNDERWAY).stream()
        .filter(node -> !all.contains(node))
        .forEach(all::add);
    return all;
  }

  /** Nodes that a rollout before this one has left without a working driver. */
  private List<DriverNode> victims() {
    return older(nodes().unwell(nodes().without(seen.revisions().wanted())), false);
  }

  /** Nodes where the good driver is not well: for a cause that no rollout is to be blamed for. */
  private List<DriverNode> ill() {
    return older(nodes().unwell(nodes().without(seen.revisions().wanted())), true);
  }

  private List<DriverNode> older(List<DriverNode> unwell, boolean withGood) {
    return unwell.stream().filter(node -> node.has(seen.revisions().good()) == withGood).toList();
  }

  private List<DriverNode> well() {
    return nodes().well(nodes().without(seen.revisions().wanted()));
  }

  private int canaries() {
    int able = touched().size() + victims().size() + well().size();
    return Math.clamp(able, 1, Math.max(1, settings().canary().of(total())));
  }

  private boolean canariesPassed() {
    return passed().size() >= canaries();
  }

  /** Whether more have failed than is tolerated: of the canaries, none may. */
  boolean overBudget() {
    int tolerated = canariesPassed() ? settings().failures().of(total()) : 0;
    return failed().size() > tolerated;
  }

  /** Nodes to be given the wanted driver now. Ill ones follow when it is proved to be good. */
  List<DriverNode> next() {
    int missing = canariesPassed() ? total() : canaries() - passed().size() - underway().size();
    if (!victims().isEmpty()) {
      return first(victims(), Math.min(missing, batch() - underway().size()));
    }
    if (!well().isEmpty()) {
      return first(well(), Math.min(missing, batch() - busy().size()));
    }
    return passed().isEmpty() && underway().isEmpty()
        ? first(ill(), Math.min(missing, batch()))
        : List.of();
  }

  private int batch() {
    return Math.min(settings().batch().of(total()), DriverStep.NODES);
  }

  private static List<DriverNode> first(List<DriverNode> nodes, int count) {
    return nodes.subList(0, Math.clamp(count, 0, nodes.size()));
  }

  /** Who is in a hurry does not wait for what need not be. */
  PmemStep await(List<DriverNode> nodes) {
    return new AwaitNodes(
        NodeGroups.names(nodes), settings().soak().isPositive(), Reason.DRIVER_CHANGED);
  }

  Plan<PmemStep> proceed(List<PmemStep> steps) {
    return Plan.proceed(steps, List.of(), passed().size(), total());
  }

  /** Where it stands, in words. */
  String sentence() {
    List<DriverNode> failed = failed();
    List<DriverNode> lost = nodes().standing(Standing.LOST, Standing.ABSENT);
    return "%d of %d nodes have passed with the new driver%s%s"
        .formatted(
            passed().size(),
            total(),
            failed.isEmpty() ? "" : "; failed: " + nodes().ailments(failed),
            lost.isEmpty() ? "" : "; out of reach: " + String.join(", ", NodeGroups.names(lost)));
  }
}
