package io.windlass.workflows.aistore.authn;

import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.PodProblem;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plans how an AuthN service comes to serve as the spec wants: deploy, upgrade, restart and recover
 * are the same way from different places. Pure.
 *
 * <ol>
 *   <li>What the pod needs comes first, and a certificate of cert-manager is waited for: a pod
 *       never starts to wait for files.
 *   <li>Then the Deployment is applied. Where a pod runs with another template, that ends it, and
 *       the next one starts after it: a single pod can't be replaced without a gap.
 *   <li>Then it is waited for until a pod serves. A problem that lasts is not waited for.
 *   <li>To stop is to leave it where it is: there is no half of an AuthN service. Kubernetes goes
 *       on with what was applied.
 * </ol>
 *
 * <p>Guarantees: the pod ends only when what the next one needs is there; the volume claim is never
 * touched.
 */
public final class AuthnPlanner {

  private final Reason reason;

  /**
   * @param reason why the operation was decided
   */
  public AuthnPlanner(Reason reason) {
    this.reason = reason;
  }

  /** The next steps, or the end, and why. */
  public Plan<AuthnStep> plan(ServiceObservation seen, Intent intent) {
    return switch (intent) {
      case COMPLETE -> complete(seen);
      case STOP -> Plan.end(Verdict.DONE, Reason.CANCELLED, state(seen));
    };
  }

  private Plan<AuthnStep> complete(ServiceObservation seen) {
    Optional<PodProblem> lasting =
        Optional.of(seen)
            .filter(ServiceObservation::foundationCurrent)
            .flatMap(AuthnPlanner::lasting);
    if (lasting.isPresent()) {
      return Plan.end(Verdict.STALLED, lasting.get().reason(), lasting.get().message());
    }
    List<AuthnStep> steps = steps(seen);
    return steps.isEmpty()
        ? Plan.end(Verdict.DONE, Reason.CONVERGED, state(seen))
        : Plan.proceed(steps, List.of(), 0, 0);
  }

  /** A pod of the present template is not waited for, nor a certificate that does not come. */
  private static Optional<PodProblem> lasting(ServiceObservation seen) {
    boolean present = seen.deployed() && seen.outdated().isEmpty() && seen.applied();
    return seen.certificate()
        .or(() -> present && !seen.serving() ? seen.problem() : Optional.empty())
        .filter(PodProblem::lasting);
  }

  private List<AuthnStep> steps(ServiceObservation seen) {
    List<AuthnStep> steps = new ArrayList<>();
    if (!seen.foundationCurrent()) {
      steps.add(new AuthnStep.ApplyFoundation(reason));
    }
    if (seen.certificate().isPresent()) {
      steps.add(new AuthnStep.AwaitCertificate(reason));
      // Its hash is part of the template: what follows is planned when it is there.
      return steps;
    }
    if (!seen.deployed() || seen.outdated().isPresent() || !seen.applied()) {
      boolean replaces = seen.running() && seen.outdated().isPresent();
      steps.add(new AuthnStep.ApplyService(replaces, reason));
      steps.add(new AuthnStep.AwaitService(Reason.POD_NOT_READY));
    } else if (!seen.serving()) {
      steps.add(new AuthnStep.AwaitService(Reason.POD_NOT_READY));
    }
    return steps;
  }

  private static String state(ServiceObservation seen) {
    return seen.serving() ? "AuthN serves" : "AuthN does not serve yet; Kubernetes goes on with it";
  }
}
