package io.windlass.workflows.aistore.authn;

import io.windlass.workflows.lifecycle.Decision;
import io.windlass.workflows.lifecycle.Operation;
import io.windlass.workflows.lifecycle.Reason;
import java.util.List;

/**
 * Decides what an AuthN service needs, from one observation. Pure.
 *
 * <ol>
 *   <li>It never served: deploy. Its Deployment is gone: recover.
 *   <li>What a pod needs when it starts is put right first, quietly: the pod that runs has read its
 *       configuration already.
 *   <li>The pod template is another one: upgrade, or restart where a person asked for that. An
 *       operation goes on while its pod is not there yet.
 *   <li>Somebody changed the Deployment otherwise, or no pod serves: recover.
 *   <li>What was asked for is done: that is recorded. Otherwise it has converged.
 * </ol>
 */
public final class AuthnDecider {

  private AuthnDecider() {}

  /**
   * What is to be done.
   *
   * @param generation of the spec that was looked at
   */
  public static Decision<AuthnStep> decide(ServiceObservation seen, long generation) {
    if (!seen.created()) {
      return seen.serving() && upToDate(seen)
          ? settled(seen)
          : operate(Operation.DEPLOY, Reason.NEW_SERVICE, generation);
    }
    if (!seen.deployed()) {
      return operate(Operation.RECOVER, Reason.OBJECT_CHANGED, generation);
    }
    if (!seen.foundationCurrent()) {
      return new Decision.Quiet<>(List.of(new AuthnStep.ApplyFoundation(Reason.OBJECT_CHANGED)));
    }
    if (seen.outdated().isPresent()) {
      Reason reason = seen.outdated().get();
      return operate(
          reason == Reason.RESTART_REQUESTED
              ? Operation.ROLLING_RESTART
              : Operation.ROLLING_UPGRADE,
          reason,
          generation);
    }
    if (!seen.applied()) {
      return operate(Operation.RECOVER, Reason.OBJECT_CHANGED, generation);
    }
    return seen.serving()
        ? settled(seen)
        : operate(Operation.RECOVER, Reason.POD_NOT_READY, generation);
  }

  private static boolean upToDate(ServiceObservation seen) {
    return seen.foundationCurrent() && seen.outdated().isEmpty() && seen.applied();
  }

  private static Decision<AuthnStep> settled(ServiceObservation seen) {
    return seen.fulfilled()
        ? new Decision.Quiet<>(List.of(new AuthnStep.MarkFulfilled(Reason.CONVERGED)))
        : new Decision.Converged<>();
  }

  private static Decision<AuthnStep> operate(Operation operation, Reason reason, long generation) {
    return new Decision.Operate<>(operation, reason, generation);
  }
}
