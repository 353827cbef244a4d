package io.windlass.workflows.pmem.deploy;

import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Verdict;
import io.windlass.workflows.pmem.DriverGate.Standing;
import io.windlass.workflows.pmem.DriverNode;
import io.windlass.workflows.pmem.DriverObservation;
import io.windlass.workflows.pmem.DriverRevisions;
import io.windlass.workflows.pmem.DriverStep;
import io.windlass.workflows.pmem.DriverStep.ApplyController;
import io.windlass.workflows.pmem.DriverStep.ApplyDriver;
import io.windlass.workflows.pmem.DriverStep.ApplyFoundation;
import io.windlass.workflows.pmem.DriverStep.AwaitController;
import io.windlass.workflows.pmem.DriverStep.AwaitNodes;
import io.windlass.workflows.pmem.DriverStep.ClaimNodes;
import io.windlass.workflows.pmem.DriverStep.MarkGood;
import io.windlass.workflows.pmem.DriverStep.ReplacePods;
import io.windlass.workflows.pmem.NodeGroups;
import io.windlass.workflows.pmem.PmemPlanner;
import io.windlass.workflows.pmem.PmemStep;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings the driver to nodes that have none, or where it is not well.
 *
 * <ol>
 *   <li>What pods need before they start: CSIDriver, accounts, services, Secrets. What those hold
 *       is a word of the templates: so another look comes before the controller, and before the
 *       DaemonSet, which has no pods yet.
 *   <li>Nodes that are selected, and that no other driver has or wants, are claimed, all at once:
 *       they have nothing that could be lost.
 *   <li>As long as no revision was good on every node, a corrected template replaces the pods that
 *       are not well, all at once. Where one is well, {@code DriverRolloutPlanner} takes over.
 *   <li>Wait until each node is well, and until the controller serves. One that can't become well
 *       ends the operation, with what is missing; a lost node is not waited for.
 *   <li>When every node with a pod is well, the revision is recorded as good: from now on there is
 *       something to go back to.
 * </ol>
 *
 * <p>To stop is to do nothing more: nothing was taken from anybody.
 */
public final class PmemDeployPlanner implements PmemPlanner {

  @Override
  public Plan<PmemStep> plan(DriverObservation observation, Intent intent) {
    NodeGroups nodes = new NodeGroups(observation);
    if (intent == Intent.STOP) {
      return Plan.end(Verdict.DONE, Reason.CANCELLED, state(nodes) + "; nothing was removed");
    }
    if (rollsOut(observation, nodes)) {
      return Plan.end(
          Verdict.SUPERSEDED, Reason.DRIVER_CHANGED, "nodes are well with another driver");
    }
    List<PmemStep> steps = steps(observation, nodes);
    return steps.isEmpty() ? end(observation, nodes) : proceed(steps, nodes);
  }

  private static boolean rollsOut(DriverObservation seen, NodeGroups nodes) {
    DriverRevisions revisions = seen.revisions();
    return revisions.good().isEmpty()
        ? !nodes.well(nodes.without(revisions.wanted())).isEmpty()
        : !revisions.applied().equals(revisions.target())
            || !nodes.without(revisions.target()).isEmpty();
  }

  private static List<PmemStep> steps(DriverObservation seen, NodeGroups nodes) {
    if (!seen.foundationApplied()) {
      return List.of(new ApplyFoundation(reason(seen)));
    }
    List<PmemStep> steps = new ArrayList<>(objects(seen));
    List<DriverNode> joining = seen.nodes().stream().filter(DriverNode::joins).toList();
    if (!joining.isEmpty()) {
      steps.add(new ClaimNodes(NodeGroups.names(joining), reason(seen)));
    }
    List<DriverNode> older = nodes.without(seen.revisions().target());
    if (!older.isEmpty()) {
      steps.add(replace(older, seen));
    }
    if (steps.isEmpty()) {
      steps.addAll(waits(seen, nodes));
    }
    return steps;
  }

  private static List<PmemStep> objects(DriverObservation seen) {
    List<PmemStep> steps = new ArrayList<>();
    if (!seen.controller().exists()
        || seen.revisions().good().isEmpty() && !seen.controller().current()) {
      steps.add(new ApplyController(reason(seen)));
    }
    if (!seen.revisions().applied().equals(seen.revisions().target())) {
      steps.add(new ApplyDriver(seen.revisions().wanted(), reason(seen)));
    }
    return steps;
  }

  private static PmemStep replace(List<DriverNode> nodes, DriverObservation seen) {
    List<DriverStep.NodePod> pods =
        nodes.stream()
            .limit(DriverStep.NODES)
            .flatMap(node -> node.podToReplace().stream())
            .toList();
    return new ReplacePods(pods, seen.revisions().target(), Reason.DRIVER_UNHEALTHY);
  }

  private static List<PmemStep> waits(DriverObservation seen, NodeGroups nodes) {
    List<DriverNode> underway = nodes.standing(Standing.UNDERWAY);
    List<DriverNode> absent = nodes.standing(Standing.ABSENT);
    boolean failed = !nodes.standing(Standing.FAILED).isEmpty();
    if (!underway.isEmpty()) {
      return await(underway, seen);
    }
    if (failed) {
      return List.of();
    }
    if (seen.revisions().good().isEmpty() && !nodes.well(nodes.owned()).isEmpty()) {
      return List.of(new MarkGood(seen.revisions().wanted(), Reason.NEW_DRIVER));
    }
    return absent.isEmpty() ? controller(seen) : await(absent, seen);
  }

  private static List<PmemStep> await(List<DriverNode> nodes, DriverObservation seen) {
    return List.of(new AwaitNodes(NodeGroups.names(nodes), false, reason(seen)));
  }

  private static List<PmemStep> controller(DriverObservation seen) {
    boolean comes = seen.controller().current() && seen.controller().problem().isEmpty();
    return comes && !seen.controller().serving()
        ? List.of(new AwaitController(reason(seen)))
        : List.of();
  }

  private static Plan<PmemStep> end(DriverObservation seen, NodeGroups nodes) {
    List<DriverNode> failed = nodes.standing(Standing.FAILED);
    if (!failed.isEmpty()) {
      return Plan.end(
          Verdict.STALLED,
          Reason.DRIVER_UNHEALTHY,
          nodes.ailments(failed) + "; correct the spec or the node to go on");
    }
    return seen.controller()
        .failure()
        .map(why -> Plan.<PmemStep>end(Verdict.STALLED, why.reason(), why.message()))
        .orElseGet(() -> Plan.end(Verdict.DONE, Reason.CONVERGED, state(nodes)));
  }

  private static Plan<PmemStep> proceed(List<PmemStep> steps, NodeGroups nodes) {
    return Plan.proceed(steps, List.of(), nodes.well(nodes.owned()).size(), nodes.owned().size());
  }

  private static String state(NodeGroups nodes) {
    return "the driver is well on %d of %d nodes"
        .formatted(nodes.well(nodes.owned()).size(), nodes.owned().size());
  }

  private static Reason reason(DriverObservation seen) {
    return seen.revisions().good().isEmpty() ? Reason.NEW_DRIVER : Reason.NODE_JOINS;
  }
}
