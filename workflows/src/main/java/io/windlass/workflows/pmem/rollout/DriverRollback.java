package io.windlass.workflows.pmem.rollout;

import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.Verdict;
import io.windlass.workflows.pmem.DriverGate.Standing;
import io.windlass.workflows.pmem.DriverNode;
import io.windlass.workflows.pmem.DriverObservation;
import io.windlass.workflows.pmem.DriverRevisions;
import io.windlass.workflows.pmem.DriverStep;
import io.windlass.workflows.pmem.DriverStep.AwaitNodes;
import io.windlass.workflows.pmem.DriverStep.ReplacePods;
import io.windlass.workflows.pmem.DriverStep.RestoreDriver;
import io.windlass.workflows.pmem.NodeGroups;
import io.windlass.workflows.pmem.PmemStep;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings nodes back to the last good driver after another one has failed.
 *
 * <ol>
 *   <li>The DaemonSet gets the good template again, so that whoever starts from now on is well.
 *   <li>Nodes where the failed driver is not well are replaced at once, all of them: it can't get
 *       worse. Those where it is well follow, a batch at a time.
 *   <li>A node that is not well with the good driver either is ill for another cause, and left to a
 *       person; a lost one gets the good driver when it is back.
 *   <li>At the end the operation is stalled, with what failed: the same revision is not tried again
 *       until a person asks for it.
 * </ol>
 */
final class DriverRollback {

  private static final Reason REASON = Reason.DRIVER_UNHEALTHY;

  private DriverRollback() {}

  static Plan<PmemStep> plan(DriverObservation seen) {
    List<PmemStep> steps = steps(seen);
    NodeGroups nodes = new NodeGroups(seen);
    List<DriverNode> back = nodes.with(seen.revisions().good());
    return steps.isEmpty()
        ? Plan.end(Verdict.STALLED, Reason.DRIVER_ROLLED_BACK, sentence(seen))
        : Plan.proceed(steps, List.of(), back.size(), nodes.owned().size());
  }

  private static List<PmemStep> steps(DriverObservation seen) {
    String good = seen.revisions().good();
    NodeGroups nodes = new NodeGroups(seen);
    List<PmemStep> steps = new ArrayList<>();
    if (!seen.revisions().applied().equals(good)) {
      steps.add(new RestoreDriver(good, REASON));
    }
    List<DriverNode> waited = new ArrayList<>(nodes.among(nodes.with(good), Standing.UNDERWAY));
    List<DriverNode> next = next(seen, waited.size());
    if (!next.isEmpty()) {
      steps.add(new ReplacePods(pods(next), good, REASON));
      waited.addAll(next);
    }
    if (!waited.isEmpty()) {
      steps.add(new AwaitNodes(NodeGroups.names(waited), false, REASON));
    }
    return steps;
  }

  private static List<DriverNode> next(DriverObservation seen, int underway) {
    NodeGroups nodes = new NodeGroups(seen);
    List<DriverNode> older = nodes.without(seen.revisions().good());
    List<DriverNode> unwell = nodes.unwell(older);
    if (!unwell.isEmpty()) {
      return unwell.subList(0, Math.min(unwell.size(), DriverStep.NODES));
    }
    int batch = seen.policy().rollout().batch().of(nodes.owned().size()) - underway;
    return older.subList(0, Math.clamp(batch, 0, older.size()));
  }

  private static List<DriverStep.NodePod> pods(List<DriverNode> nodes) {
    return nodes.stream().flatMap(node -> node.podToReplace().stream()).toList();
  }

  private static String sentence(DriverObservation seen) {
    String because =
        seen.revisions().rejected().map(DriverRevisions.Rejection::because).orElse("it failed");
    NodeGroups nodes = new NodeGroups(seen);
    return "%s; %d of %d nodes are well with the last good driver: correct the spec, or set the annotation %s to try once more"
        .formatted(
            because,
            nodes.well(nodes.with(seen.revisions().good())).size(),
            nodes.owned().size(),
            Request.RETRY.annotation());
  }
}
