package io.windlass.workflows.pmem;

import io.windlass.workflows.lifecycle.AuthorityChange;
import io.windlass.workflows.lifecycle.Decision;
import io.windlass.workflows.lifecycle.Operation;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.pmem.DriverGate.Standing;
import io.windlass.workflows.pmem.DriverObservation.Objection;
import io.windlass.workflows.pmem.DriverStep.AdoptDriver;
import io.windlass.workflows.pmem.DriverStep.ApplyController;
import io.windlass.workflows.pmem.DriverStep.ApplyFoundation;
import io.windlass.workflows.pmem.DriverStep.ClaimNodes;
import io.windlass.workflows.pmem.DriverStep.ForgetRejected;
import io.windlass.workflows.pmem.DriverStep.MarkRestarted;
import io.windlass.workflows.pmem.DriverStep.ReleaseNodes;
import io.windlass.workflows.pmem.NodeStep.CheckNodes;
import io.windlass.workflows.pmem.TrustStep.ConfirmCertificates;
import io.windlass.workflows.pmem.TrustStep.RenewCertificates;
import io.windlass.workflows.pmem.convert.ConversionCourse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides what a driver needs, from one observation.
 *
 * <ol>
 *   <li>Something stands in the way of everything, or the specification changes what can't be
 *       changed, or nobody understands how a rollout is to go: it is stalled, and the driver stays
 *       as it is.
 *   <li>A person asks for an adoption of what is Windlass's already: that is answered, quietly.
 *   <li>A person asks to try once more what was rolled back: that is forgotten, quietly. One who
 *       asks for a look at the nodes gets it before any of them gets a driver.
 *   <li>A node has a pod of the driver already and is not claimed, since another operator's
 *       template selects nodes otherwise: it is claimed, quietly, before any template of ours ends
 *       that pod.
 *   <li>There is no DaemonSet, or no revision was good yet and not all is done that could make it
 *       so: deploy.
 *   <li>A person has the authority of the certificates revoked: rotate, whatever else is to be
 *       done.
 *   <li>What pods need differs: put right quietly. So is a controller that is gone.
 *   <li>A node has another revision than it should have at the moment, or the DaemonSet has: roll
 *       out. That may mean back.
 *   <li>Nodes that are no longer selected, and on which no volume is in use, are released quietly.
 *       Nodes that are to have the driver and have it not, or where it is on its way, are brought
 *       to it: deploy.
 *   <li>A restart that a person asked for is recorded as done, and so are certificates. A rejected
 *       revision that nobody wants any more is forgotten.
 *   <li>The authority of the certificates is to be replaced, or that was begun: rotate.
 *       Certificates come to their end, or a person wants others: renewed quietly, which changes
 *       the template.
 *   <li>Raw namespaces of labelled nodes are to be converted, as a person asked: convert. So is
 *       what was begun, also when nobody asks any more.
 *   <li>Then what nobody but a person, or the world, can put right: {@link PmemStalls}.
 *   <li>Otherwise it has converged: on every selected node the driver is well.
 * </ol>
 */
public final class PmemDecider {

  private PmemDecider() {}

  /** The decision for a resource that is valid, supported and not being deleted. */
  public static Decision<PmemStep> decide(DriverObservation seen, long generation) {
    return refused(seen)
        .or(() -> adopted(seen))
        .or(() -> retried(seen))
        .or(() -> checked(seen))
        .or(() -> claimed(seen))
        .or(() -> deployed(seen, generation))
        .or(() -> revoked(seen, generation))
        .or(() -> mended(seen))
        .or(() -> rolledOut(seen, generation))
        .or(() -> spread(seen, generation))
        .or(() -> recorded(seen))
        .or(() -> trusted(seen, generation))
        .or(() -> converted(seen, generation))
        .or(() -> PmemStalls.of(seen).map(PmemDecider::stalled))
        .orElseGet(Decision.Converged::new);
  }

  private static Optional<Decision<PmemStep>> refused(DriverObservation seen) {
    Stream<Objection> settings =
        seen.policy().rollout().problems().stream()
            .map(problem -> new Objection(Reason.INVALID_SPEC, problem));
    Stream<Objection> fixed =
        seen
            .policy()
            .applied()
            .flatMap(was -> FixedDriver.refusal(was, seen.policy().wanted(), seen.volumes()))
            .stream();
    return Stream.of(seen.policy().objections().stream(), settings, fixed)
        .flatMap(objections -> objections)
        .findFirst()
        .map(PmemDecider::stalled);
  }

  private static Optional<Decision<PmemStep>> adopted(DriverObservation seen) {
    return seen.requested(Request.ADOPT)
        ? quiet(new AdoptDriver(Reason.ADOPTION_REQUESTED))
        : Optional.empty();
  }

  private static Optional<Decision<PmemStep>> retried(DriverObservation seen) {
    return seen.revisions().rejects() && seen.requested(Request.RETRY)
        ? quiet(new ForgetRejected(Reason.DRIVER_CHANGED))
        : Optional.empty();
  }

  private static Optional<Decision<PmemStep>> claimed(DriverObservation seen) {
    List<DriverNode> nodes = new NodeGroups(seen).unclaimed();
    return nodes.isEmpty()
        ? Optional.empty()
        : quiet(new ClaimNodes(NodeGroups.names(nodes), Reason.ADOPTION_REQUESTED));
  }

  private static Optional<Decision<PmemStep>> checked(DriverObservation seen) {
    return seen.requested(Request.CHECK_HOSTS)
        ? quiet(new CheckNodes(Reason.HOST_CHECK_REQUESTED))
        : Optional.empty();
  }

  private static Optional<Decision<PmemStep>> deployed(DriverObservation seen, long generation) {
    DriverRevisions revisions = seen.revisions();
    NodeGroups nodes = new NodeGroups(seen);
    boolean begins = !seen.deployed() || revisions.good().isEmpty() && first(seen);
    boolean mixed = !nodes.well(nodes.without(revisions.wanted())).isEmpty();
    return begins && !mixed
        ? operate(Operation.DEPLOY, Reason.NEW_DRIVER, generation)
        : Optional.empty();
  }

  /** Whether a first deployment is not over, and not only waits for a person. */
  private static boolean first(DriverObservation seen) {
    NodeGroups nodes = new NodeGroups(seen);
    boolean objects =
        !seen.foundationApplied()
            || !seen.controller().current()
            || !seen.revisions().applied().equals(seen.revisions().wanted())
            || !nodes.without(seen.revisions().wanted()).isEmpty();
    boolean unproved =
        nodes.standing(Standing.FAILED).isEmpty() && !nodes.well(nodes.owned()).isEmpty();
    return objects || unproved || isSpreading(seen);
  }

  /** Whoever has a key that has leaked does not wait either. */
  private static Optional<Decision<PmemStep>> revoked(DriverObservation seen, long generation) {
    return seen.certificates().revocationAsked() && !seen.revisions().rejects()
        ? operate(Operation.ROTATE_CERTIFICATES, Reason.AUTHORITY_REVOKED, generation)
        : Optional.empty();
  }

  private static Optional<Decision<PmemStep>> mended(DriverObservation seen) {
    List<PmemStep> steps = new ArrayList<>();
    if (!seen.foundationApplied()) {
      steps.add(new ApplyFoundation(Reason.OBJECT_CHANGED));
    }
    if (!seen.controller().exists()) {
      steps.add(new ApplyController(Reason.OBJECT_CHANGED));
    }
    return steps.isEmpty() ? Optional.empty() : Optional.of(new Decision.Quiet<>(steps));
  }

  private static Optional<Decision<PmemStep>> rolledOut(DriverObservation seen, long generation) {
    DriverRevisions revisions = seen.revisions();
    String target = revisions.target();
    NodeGroups nodes = new NodeGroups(seen);
    boolean differs =
        !revisions.applied().equals(target)
            || !nodes.without(target).isEmpty()
            || !revisions.good().equals(target) && !nodes.well(nodes.with(target)).isEmpty()
            || !revisions.rejects() && !seen.controller().current();
    Operation operation =
        seen.certificates().authority().begun()
            ? Operation.ROTATE_CERTIFICATES
            : Operation.DRIVER_ROLLOUT;
    Reason why = revisions.rejects() ? Reason.DRIVER_UNHEALTHY : Reason.DRIVER_CHANGED;
    return differs && !unprovable(seen) ? operate(operation, why, generation) : Optional.empty();
  }

  /** Whether a first revision has failed, so that another rollout would end as the last one. */
  private static boolean unprovable(DriverObservation seen) {
    NodeGroups nodes = new NodeGroups(seen);
    String wanted = seen.revisions().wanted();
    return !seen.revisions().canGoBack()
        && seen.revisions().applied().equals(wanted)
        && !nodes.among(nodes.with(wanted), Standing.FAILED).isEmpty();
  }

  private static Optional<Decision<PmemStep>> spread(DriverObservation seen, long generation) {
    List<DriverNode> leaving =
        seen.nodes().stream().filter(node -> node.leaves() && node.volumes() == 0).toList();
    if (!leaving.isEmpty()) {
      return quiet(new ReleaseNodes(NodeGroups.names(leaving), Reason.NODE_LEAVES));
    }
    return isSpreading(seen)
        ? operate(Operation.DEPLOY, Reason.NODE_JOINS, generation)
        : Optional.empty();
  }

  private static boolean isSpreading(DriverObservation seen) {
    return seen.nodes().stream().anyMatch(DriverNode::joins)
        || !new NodeGroups(seen).standing(Standing.UNDERWAY, Standing.ABSENT).isEmpty()
        || !seen.controller().serving()
            && seen.controller().current()
            && seen.controller().problem().isEmpty();
  }

  private static Optional<Decision<PmemStep>> recorded(DriverObservation seen) {
    List<PmemStep> steps = new ArrayList<>();
    if (seen.requested(Request.RESTART) && !seen.revisions().rejects()) {
      steps.add(new MarkRestarted(Reason.RESTART_REQUESTED));
    }
    if (seen.requested(Request.CERTIFICATES)
        && !seen.certificates().renewalAsked()
        && !seen.revisions().rejects()) {
      steps.add(new ConfirmCertificates(Reason.CONVERGED));
    }
    if (seen.revisions().rejected().isPresent() && !seen.revisions().rejects()) {
      steps.add(new ForgetRejected(Reason.CONVERGED));
    }
    return steps.isEmpty() ? Optional.empty() : Optional.of(new Decision.Quiet<>(steps));
  }

  private static Optional<Decision<PmemStep>> trusted(DriverObservation seen, long generation) {
    DriverCertificates certificates = seen.certificates();
    NodeGroups nodes = new NodeGroups(seen);
    if (certificates.authority() == AuthorityChange.NONE
        || !nodes.unwell(nodes.owned()).isEmpty()
        || seen.revisions().rejects()) {
      return Optional.empty();
    }
    if (certificates.authority().begun()
        || certificates.authorityDue()
        || seen.requested(Request.REPLACE_AUTHORITY)) {
      return operate(Operation.ROTATE_CERTIFICATES, Reason.AUTHORITY_CHANGES, generation);
    }
    if (certificates.renewalAsked()) {
      return quiet(new RenewCertificates(Reason.CERTIFICATES_REQUESTED));
    }
    return certificates.renewalDue()
        ? quiet(new RenewCertificates(Reason.CERTIFICATE_ENDS))
        : Optional.empty();
  }

  private static Optional<Decision<PmemStep>> converted(DriverObservation seen, long generation) {
    ConversionCourse course = new ConversionCourse(seen);
    boolean asked = seen.requested(Request.CONVERT);
    boolean able = asked && course.objection().isEmpty();
    boolean tries = asked && seen.conversions().refusal().isEmpty() && course.works();
    return able || tries || !seen.conversions().converting().isEmpty() && course.works()
        ? operate(Operation.CONVERT, Reason.CONVERSION_REQUESTED, generation)
        : Optional.empty();
  }

  private static Decision<PmemStep> stalled(Objection objection) {
    return new Decision.Stalled<>(objection.reason(), objection.message());
  }

  private static Optional<Decision<PmemStep>> quiet(PmemStep step) {
    return Optional.of(new Decision.Quiet<>(List.of(step)));
  }

  private static Optional<Decision<PmemStep>> operate(
      Operation operation, Reason reason, long generation) {
    return Optional.of(new Decision.Operate<>(operation, reason, generation));
  }
}
