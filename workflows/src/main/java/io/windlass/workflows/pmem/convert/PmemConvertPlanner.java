package io.windlass.workflows.pmem.convert;

import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.Verdict;
import io.windlass.workflows.pmem.ConvertedNode;
import io.windlass.workflows.pmem.DriverConversions;
import io.windlass.workflows.pmem.DriverNode;
import io.windlass.workflows.pmem.DriverObservation;
import io.windlass.workflows.pmem.DriverStep.ClaimNodes;
import io.windlass.workflows.pmem.NodeGroups;
import io.windlass.workflows.pmem.NodeStep.MarkConverted;
import io.windlass.workflows.pmem.PmemPlanner;
import io.windlass.workflows.pmem.PmemStep;
import java.util.List;
import java.util.Optional;

/**
 * Has the raw namespaces of labelled nodes converted by the driver's own program, which destroys
 * what is in them.
 *
 * <ol>
 *   <li>One node after the other. A node on which the program was started comes first, until its
 *       end is judged; one that is lost meanwhile holds nobody.
 *   <li>Right before each attempt the node is looked at from inside. Where it has no raw namespace,
 *       or other ones that the program would take, too, or where a volume of the driver is, nothing
 *       is begun, and that is recorded: a person has to ask anew. Where nobody answers, the attempt
 *       is lost.
 *   <li>An attempt is counted, on the node, before it is begun. So nobody counts it twice, and none
 *       is forgotten.
 *   <li>The program relabels the node when it has succeeded. It is believed only when a look from
 *       inside finds nothing raw. One that ends, or takes longer than its time, has failed.
 *   <li>A node that can have the driver now is claimed before the next one is begun: it serves
 *       while others are converted.
 *   <li>Who has failed least often is tried next, until each has had its attempts. Those that could
 *       not be converted are named at the end; the others have their memory.
 *   <li>To stop: no other node is begun; the one that was is waited for, since nobody knows what a
 *       program leaves behind that is broken off. To leave a node out is to take its label away.
 * </ol>
 *
 * <p>Guarantee: none is begun while another one goes on that can be reached, none where a volume of
 * the driver is, and none more often than was allowed.
 */
public final class PmemConvertPlanner implements PmemPlanner {

  private static final Reason REASON = Reason.CONVERSION_REQUESTED;

  @Override
  public Plan<PmemStep> plan(DriverObservation observation, Intent intent) {
    DriverConversions conversions = observation.conversions();
    ConversionCourse course = new ConversionCourse(observation);
    if (conversions.refusal().isPresent() && conversions.converting().isEmpty()) {
      return Plan.end(
          Verdict.STALLED,
          conversions.refusal().get().reason(),
          conversions.refusal().get().message());
    }
    Optional<ConvertedNode> underway = course.underway();
    if (underway.isPresent()) {
      return proceed(course.judge(underway.get()), conversions);
    }
    return switch (intent) {
      case STOP -> Plan.end(Verdict.DONE, Reason.CANCELLED, state(conversions));
      case COMPLETE -> goOn(observation);
    };
  }

  private static Plan<PmemStep> goOn(DriverObservation seen) {
    List<DriverNode> joining = seen.nodes().stream().filter(DriverNode::joins).toList();
    if (!joining.isEmpty()) {
      PmemStep claim = new ClaimNodes(NodeGroups.names(joining), Reason.NODE_JOINS);
      return proceed(List.of(claim), seen.conversions());
    }
    ConversionCourse course = new ConversionCourse(seen);
    return course
        .next()
        .map(next -> proceed(course.begin(next), seen.conversions()))
        .orElseGet(() -> end(seen));
  }

  private static Plan<PmemStep> end(DriverObservation seen) {
    DriverConversions conversions = seen.conversions();
    return ConversionCourse.failure(conversions)
        .map(why -> Plan.<PmemStep>end(Verdict.STALLED, why.reason(), why.message()))
        .orElseGet(
            () ->
                seen.requested(Request.CONVERT)
                    ? proceed(List.of(new MarkConverted(REASON)), conversions)
                    : Plan.end(Verdict.DONE, Reason.CONVERGED, state(conversions)));
  }

  private static Plan<PmemStep> proceed(List<PmemStep> steps, DriverConversions conversions) {
    return Plan.proceed(
        steps,
        List.of(),
        conversions.converted().size(),
        (int) conversions.nodes().stream().filter(ConvertedNode::concerned).count());
  }

  private static String state(DriverConversions conversions) {
    return "%d nodes are converted".formatted(conversions.converted().size());
  }
}
