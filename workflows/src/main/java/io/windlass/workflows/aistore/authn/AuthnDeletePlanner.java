package io.windlass.workflows.aistore.authn;

import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.PodProblem;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Verdict;
import java.util.List;

/**
 * Plans how an AuthN service goes. Pure.
 *
 * <ol>
 *   <li>The pod ends first, so that nobody writes the volume any more. While it hangs on a lost
 *       node, nothing else goes: a person is told how to have it end.
 *   <li>The volume claim stays unless the spec says otherwise; a later resource of the name finds
 *       it. It goes only after the pod.
 *   <li>Then goes the rest, and last the resource itself.
 *   <li>To stop is to finish: a deletion can't be taken back.
 * </ol>
 */
public final class AuthnDeletePlanner {

  private AuthnDeletePlanner() {}

  /**
   * The steps.
   *
   * @param claimGoes whether the volume claim goes, too
   */
  public static Plan<AuthnStep> plan(boolean claimGoes) {
    return Plan.proceed(
        List.of(
            new AuthnStep.RemoveService(Reason.DELETED),
            new AuthnStep.SettleClaim(claimGoes, Reason.DELETED),
            new AuthnStep.RemoveFoundation(Reason.DELETED)),
        List.of(),
        0,
        0);
  }

  /** A pod does not end: what it writes must not go yet. */
  public static Plan<AuthnStep> held(PodProblem problem) {
    return Plan.end(Verdict.STALLED, problem.reason(), problem.message());
  }

  /** Nothing is left. */
  public static Plan<AuthnStep> gone() {
    return Plan.end(Verdict.DONE, Reason.DELETED, "the resource is gone");
  }
}
