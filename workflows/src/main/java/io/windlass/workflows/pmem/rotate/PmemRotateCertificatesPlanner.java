package io.windlass.workflows.pmem.rotate;

import io.windlass.workflows.lifecycle.AuthorityChange;
import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.Verdict;
import io.windlass.workflows.pmem.DriverNode;
import io.windlass.workflows.pmem.DriverObservation;
import io.windlass.workflows.pmem.DriverStep.ApplyController;
import io.windlass.workflows.pmem.DriverStep.AwaitController;
import io.windlass.workflows.pmem.NodeGroups;
import io.windlass.workflows.pmem.PmemPlanner;
import io.windlass.workflows.pmem.PmemStep;
import io.windlass.workflows.pmem.TrustStep.DistrustAuthority;
import io.windlass.workflows.pmem.TrustStep.PrepareAuthority;
import io.windlass.workflows.pmem.TrustStep.RetireAuthority;
import io.windlass.workflows.pmem.TrustStep.RevokeAuthority;
import io.windlass.workflows.pmem.TrustStep.SignAnew;
import io.windlass.workflows.pmem.rollout.DriverRolloutPlanner;
import java.util.List;
import java.util.stream.Stream;

/**
 * Replaces the authority that signs the certificates between controller and nodes. Drivers read
 * their files only when they start: so a hash of what Secrets hold is a word of the pods'
 * templates, and changes by rollouts.
 *
 * <ol>
 *   <li>Every node is well with the wanted template, and the controller serves with it, before each
 *       of the following. {@link DriverRolloutPlanner} sees to that, by its own rules: canaries,
 *       soak and batches hold for certificates, too.
 *   <li>Another authority is made, and put beside the first in both Secrets.
 *   <li>When all were started with both, controller and nodes get certificates of the new one.
 *   <li>When all were started with those, the new authority alone is to be trusted.
 *   <li>When all were started so, the key of the old one is deleted.
 *   <li>A node that is lost, or not well, holds the rotation between two of these steps: it would
 *       be believed by nobody when it is back.
 *   <li>One that a person has revoked, since its key may have leaked, is replaced in one step,
 *       before anything else. Then the controller is started anew, since a node is well only when
 *       the controller believes it; then one node, and when it is well all others, without soak:
 *       until the last one is, they refuse each other. A node that fails holds nobody.
 *   <li>To stop: what a rollout has begun is brought to a safe state. But for a revocation, every
 *       state in between is one in which all believe each other.
 * </ol>
 *
 * <p>Guarantee: unless it is revoked, at every moment each side believes what the other shows,
 * whichever pod has not been replaced yet.
 */
public final class PmemRotateCertificatesPlanner implements PmemPlanner {

  private static final int STEPS = 4;

  private static final Reason REASON = Reason.AUTHORITY_CHANGES;

  private final PmemPlanner rollout = new DriverRolloutPlanner();

  @Override
  public Plan<PmemStep> plan(DriverObservation observation, Intent intent) {
    if (observation.certificates().revocationAsked() && intent == Intent.COMPLETE) {
      return proceed(observation, new RevokeAuthority(Reason.AUTHORITY_REVOKED));
    }
    if (observation.revokes() && intent == Intent.COMPLETE && !observation.controller().current()) {
      return Plan.proceed(
          List.of(
              new ApplyController(Reason.AUTHORITY_REVOKED),
              new AwaitController(Reason.AUTHORITY_REVOKED)),
          List.of(new RetireAuthority(REASON).title()),
          0,
          STEPS);
    }
    Plan<PmemStep> rolled =
        rollout.plan(observation.revokes() ? observation.hurried() : observation, intent);
    return switch (intent) {
      case STOP -> rolled;
      case COMPLETE ->
          switch (rolled.verdict()) {
            case DONE -> next(observation);
            case PROCEED -> withLater(rolled, observation);
            case HOLD, STALLED, SUPERSEDED -> rolled;
          };
    };
  }

  private static Plan<PmemStep> next(DriverObservation seen) {
    NodeGroups nodes = new NodeGroups(seen);
    List<DriverNode> behind = nodes.unwell(nodes.owned());
    if (!behind.isEmpty() && seen.certificates().authority() != AuthorityChange.NONE) {
      return Plan.end(
          Verdict.STALLED,
          Reason.DRIVER_UNHEALTHY,
          "%s; %s".formatted(waiting(seen), nodes.ailments(behind)));
    }
    return switch (seen.certificates().authority()) {
      case NONE ->
          Plan.end(Verdict.SUPERSEDED, REASON, "the certificates are not issued by Windlass");
      case SETTLED ->
          due(seen)
              ? proceed(seen, new PrepareAuthority(REASON))
              : Plan.end(Verdict.DONE, Reason.CONVERGED, "the new authority is trusted alone");
      case PREPARED -> proceed(seen, new PrepareAuthority(REASON));
      case BOTH_TRUSTED -> proceed(seen, new SignAnew(REASON));
      case SIGNED_ANEW -> proceed(seen, new DistrustAuthority(REASON));
      case ALONE -> proceed(seen, new RetireAuthority(REASON));
    };
  }

  private static String waiting(DriverObservation seen) {
    return seen.revokes()
        ? "the authority is revoked, and who was not started since is believed by nobody"
        : "the rotation waits, and all believe each other";
  }

  private static boolean due(DriverObservation seen) {
    return seen.requested(Request.REPLACE_AUTHORITY) || seen.certificates().authorityDue();
  }

  private static Plan<PmemStep> proceed(DriverObservation seen, PmemStep now) {
    List<String> later = later(seen.certificates().authority()).skip(1).toList();
    return Plan.proceed(List.of(now), later, STEPS - 1 - later.size(), STEPS);
  }

  private static Plan<PmemStep> withLater(Plan<PmemStep> rolled, DriverObservation seen) {
    List<String> later =
        Stream.concat(rolled.later().stream(), later(seen.certificates().authority())).toList();
    return Plan.proceed(rolled.now(), later, rolled.done(), rolled.total());
  }

  /** The steps that are still to be taken, but for the rollouts between them. */
  private static Stream<String> later(AuthorityChange change) {
    List<PmemStep> all =
        List.of(
            new PrepareAuthority(REASON),
            new SignAnew(REASON),
            new DistrustAuthority(REASON),
            new RetireAuthority(REASON));
    int done =
        switch (change) {
          case NONE -> STEPS;
          case SETTLED, PREPARED -> 0;
          case BOTH_TRUSTED -> 1;
          case SIGNED_ANEW -> 2;
          case ALONE -> STEPS - 1;
        };
    return all.subList(done, STEPS).stream().map(PmemStep::title);
  }
}
