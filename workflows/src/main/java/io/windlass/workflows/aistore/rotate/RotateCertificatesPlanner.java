package io.windlass.workflows.aistore.rotate;

import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.AuthorityStep.DistrustAuthority;
import io.windlass.workflows.aistore.AuthorityStep.PrepareAuthority;
import io.windlass.workflows.aistore.AuthorityStep.RetireAuthority;
import io.windlass.workflows.aistore.AuthorityStep.ShowCertificate;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.OperationPlanner;
import io.windlass.workflows.aistore.upgrade.RollingUpgradePlanner;
import io.windlass.workflows.lifecycle.AuthorityChange;
import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.Verdict;
import java.util.List;
import java.util.stream.Stream;

/**
 * Replaces the authority that signs the certificates of a cluster. AIStore reads its certificate
 * anew when it is told to, but the authorities that it trusts only when it starts: so what nodes
 * trust is a word of their pods' template, and changes by rollouts.
 *
 * <ol>
 *   <li>Every node has the template that is wanted, and the data is settled, before each of the
 *       following. {@link RollingUpgradePlanner} sees to that, by its own rules.
 *   <li>Another authority is made, or taken from the Secret that the spec names now, and put beside
 *       the first in what nodes are to trust: the wanted template changes.
 *   <li>When every node was started with both, they are given a certificate of the new one, until a
 *       handshake with each shows it. Nobody is restarted for it.
 *   <li>When every node shows it, the new authority alone is to be trusted: the template changes
 *       again.
 *   <li>When every node was started so, it is proved that the old one is refused. Then its key is
 *       deleted.
 *   <li>To stop: what a rollout has begun is brought to a safe state. Before the certificates are
 *       new, both authorities stay trusted; afterwards nobody needs the old one any more.
 * </ol>
 *
 * <p>Guarantee: at every moment each node believes what every other node shows, whichever of them
 * has not been reached yet.
 */
public final class RotateCertificatesPlanner implements OperationPlanner {

  /** How many steps of its own it takes, beside the rollouts. */
  private static final int STEPS = 4;

  private static final Reason REASON = Reason.AUTHORITY_CHANGES;

  private final OperationPlanner rollout = new RollingUpgradePlanner();

  @Override
  public Plan<AIStoreStep> plan(ClusterObservation observation, Intent intent) {
    Plan<AIStoreStep> rolled = rollout.plan(observation, intent);
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

  private static Plan<AIStoreStep> next(ClusterObservation observation) {
    if (!observation.healthy()) {
      return Plan.end(Verdict.SUPERSEDED, Reason.POD_NOT_READY, "a node does not serve");
    }
    return switch (observation.marks().authority()) {
      case NONE -> Plan.end(Verdict.DONE, Reason.CONVERGED, "no authority is left to be replaced");
      case SETTLED ->
          observation.requested(Request.REPLACE_AUTHORITY)
              ? proceed(observation, new PrepareAuthority(REASON))
              : Plan.end(
                  Verdict.DONE, Reason.CONVERGED, "every node trusts the new authority alone");
      case PREPARED -> proceed(observation, new PrepareAuthority(REASON));
      case BOTH_TRUSTED, SIGNED_ANEW ->
          proceed(observation, new ShowCertificate(REASON), new DistrustAuthority(REASON));
      case ALONE -> proceed(observation, new RetireAuthority(REASON));
    };
  }

  private static Plan<AIStoreStep> proceed(ClusterObservation seen, AIStoreStep... now) {
    List<String> later = later(seen.marks().authority()).skip(now.length).toList();
    return Plan.proceed(List.of(now), later, STEPS - now.length - later.size(), STEPS);
  }

  private static Plan<AIStoreStep> withLater(Plan<AIStoreStep> rolled, ClusterObservation seen) {
    List<String> later =
        Stream.concat(rolled.later().stream(), later(seen.marks().authority())).toList();
    return Plan.proceed(rolled.now(), later, rolled.done(), rolled.total());
  }

  /** The steps that are still to be taken, but for the rollouts between them. */
  private static Stream<String> later(AuthorityChange change) {
    return steps(change).stream().map(AIStoreStep::title);
  }

  private static List<AIStoreStep> steps(AuthorityChange change) {
    List<AIStoreStep> all =
        List.of(
            new PrepareAuthority(REASON),
            new ShowCertificate(REASON),
            new DistrustAuthority(REASON),
            new RetireAuthority(REASON));
    return switch (change) {
      case NONE -> List.of();
      case SETTLED, PREPARED -> all;
      case BOTH_TRUSTED, SIGNED_ANEW -> all.subList(1, STEPS);
      case ALONE -> all.subList(STEPS - 1, STEPS);
    };
  }
}
