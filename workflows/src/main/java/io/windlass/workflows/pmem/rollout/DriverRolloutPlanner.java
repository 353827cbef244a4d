package io.windlass.workflows.pmem.rollout;

import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Verdict;
import io.windlass.workflows.pmem.DriverNode;
import io.windlass.workflows.pmem.DriverObservation;
import io.windlass.workflows.pmem.DriverRevisions;
import io.windlass.workflows.pmem.DriverStep;
import io.windlass.workflows.pmem.DriverStep.ApplyController;
import io.windlass.workflows.pmem.DriverStep.ApplyDriver;
import io.windlass.workflows.pmem.DriverStep.ApplyFoundation;
import io.windlass.workflows.pmem.DriverStep.AwaitController;
import io.windlass.workflows.pmem.DriverStep.ClaimNodes;
import io.windlass.workflows.pmem.DriverStep.MarkGood;
import io.windlass.workflows.pmem.DriverStep.MarkRejected;
import io.windlass.workflows.pmem.DriverStep.ReplacePods;
import io.windlass.workflows.pmem.NodeGroups;
import io.windlass.workflows.pmem.PmemPlanner;
import io.windlass.workflows.pmem.PmemStep;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives nodes another driver, a few at a time.
 *
 * <ol>
 *   <li>What pods need is applied, and looked at, since the template has words of it; then the
 *       wanted template. The DaemonSet replaces no pod by itself; whoever gets one anyhow, since
 *       somebody deleted it, counts as one of ours.
 *   <li>Before that template, nodes are claimed that have a pod and are not: their pods, of another
 *       operator's template, would end with it at once.
 *   <li>The canaries first: nodes where the driver is well, and of those the ones with the fewest
 *       volumes in use. Until each of them has passed the {@code DriverGate} and soaked, nobody
 *       else follows.
 *   <li>Then the others in the same order. Never do more nodes than the batch lack a driver because
 *       of it. Those that an abandoned rollout has left without one go first. Those where the good
 *       driver is not well either go last, when the new one is proved: nobody blames it for them.
 *   <li>One canary that fails, or more others than the budget has, and the revision is recorded as
 *       rejected: {@link DriverRollback} brings every node that has it back to the last good one.
 *       Where there is no good one, the operation ends, and nobody else follows.
 *   <li>A node that is lost, or has no pod, holds nobody: it is left out, and gets the driver when
 *       it is back.
 *   <li>When nobody is left, the revision is recorded as good; then the controller follows.
 *   <li>To stop: nobody else is touched; who was is waited for, and what has failed is brought
 *       back.
 * </ol>
 *
 * <p>Guarantee: whatever the new driver does, never do more nodes than the batch and the tolerated
 * failures lack a driver because of it.
 */
public final class DriverRolloutPlanner implements PmemPlanner {

  @Override
  public Plan<PmemStep> plan(DriverObservation observation, Intent intent) {
    DriverRevisions revisions = observation.revisions();
    if (revisions.rejects() && !revisions.good().isEmpty()) {
      return DriverRollback.plan(observation);
    }
    if (!observation.deployed()) {
      return Plan.end(Verdict.SUPERSEDED, Reason.OBJECT_CHANGED, "there is no driver");
    }
    RolloutCourse course = new RolloutCourse(observation);
    if (course.overBudget()) {
      return reject(observation, course);
    }
    return switch (intent) {
      case STOP -> stop(course);
      case COMPLETE -> forward(observation, course);
    };
  }

  private static Plan<PmemStep> reject(DriverObservation seen, RolloutCourse course) {
    String because = course.nodes().ailments(course.failed());
    if (!seen.revisions().canGoBack()) {
      return Plan.end(
          Verdict.STALLED,
          Reason.DRIVER_UNHEALTHY,
          because + "; there is no other driver to go back to: correct the spec or the node");
    }
    return course.proceed(
        List.of(new MarkRejected(seen.revisions().wanted(), because, Reason.DRIVER_UNHEALTHY)));
  }

  private static Plan<PmemStep> stop(RolloutCourse course) {
    return course.underway().isEmpty()
        ? Plan.end(Verdict.DONE, Reason.CANCELLED, course.sentence())
        : course.proceed(List.of(course.await(course.underway())));
  }

  private static Plan<PmemStep> forward(DriverObservation seen, RolloutCourse course) {
    if (!seen.foundationApplied()) {
      return course.proceed(List.of(new ApplyFoundation(Reason.DRIVER_CHANGED)));
    }
    List<DriverNode> unclaimed = course.nodes().unclaimed();
    if (!unclaimed.isEmpty()) {
      return course.proceed(
          List.of(new ClaimNodes(NodeGroups.names(unclaimed), Reason.ADOPTION_REQUESTED)));
    }
    List<PmemStep> steps = new ArrayList<>(template(seen));
    List<DriverNode> next = course.next();
    if (!next.isEmpty()) {
      steps.add(replace(next, seen.revisions().wanted()));
      List<DriverNode> waited = new ArrayList<>(course.underway());
      waited.addAll(next);
      steps.add(course.await(waited));
    } else if (!course.busy().isEmpty()) {
      steps.add(course.await(course.busy()));
    } else if (steps.isEmpty()) {
      steps.addAll(completion(seen, course));
    }
    return steps.isEmpty() ? end(seen, course) : course.proceed(steps);
  }

  private static List<PmemStep> template(DriverObservation seen) {
    return seen.revisions().applied().equals(seen.revisions().wanted())
        ? List.of()
        : List.of(new ApplyDriver(seen.revisions().wanted(), Reason.DRIVER_CHANGED));
  }

  private static List<PmemStep> completion(DriverObservation seen, RolloutCourse course) {
    List<PmemStep> steps = new ArrayList<>();
    boolean proved = !course.passed().isEmpty();
    if (proved && !seen.revisions().good().equals(seen.revisions().wanted())) {
      steps.add(new MarkGood(seen.revisions().wanted(), Reason.DRIVER_CHANGED));
    }
    if (!seen.controller().current()) {
      steps.add(new ApplyController(Reason.DRIVER_CHANGED));
    }
    boolean comes = !seen.controller().current() || seen.controller().problem().isEmpty();
    if (comes && !seen.controller().serving()) {
      steps.add(new AwaitController(Reason.DRIVER_CHANGED));
    }
    return steps;
  }

  private static Plan<PmemStep> end(DriverObservation seen, RolloutCourse course) {
    return seen.controller()
        .failure()
        .map(why -> Plan.<PmemStep>end(Verdict.STALLED, why.reason(), why.message()))
        .orElseGet(() -> Plan.end(Verdict.DONE, Reason.CONVERGED, course.sentence()));
  }

  static PmemStep replace(List<DriverNode> nodes, String revision) {
    List<DriverStep.NodePod> pods =
        nodes.stream().flatMap(node -> node.podToReplace().stream()).toList();
    return new ReplacePods(pods, revision, Reason.DRIVER_CHANGED);
  }
}
