package io.windlass.workflows.aistore;

import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Operation;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Verdict;
import java.util.Optional;

/**
 * Ends an operation that nobody wants any more, although the spec is the same: a person has the
 * authority of the certificates revoked, or has changed his mind about that.
 *
 * <ol>
 *   <li>A revocation waits for no other operation, but for one that brings a cluster to a safe
 *       state: that is begun for a spec that is refused, too.
 *   <li>Nodes end no longer than that is wanted.
 * </ol>
 */
public final class Displacement {

  private Displacement() {}

  /** The end of an operation; empty when it may go on. */
  public static Optional<Plan<AIStoreStep>> of(
      Operation operation, ClusterObservation seen, Intent intent) {
    return switch (intent) {
      case STOP -> Optional.empty();
      case COMPLETE -> of(operation, seen);
    };
  }

  private static Optional<Plan<AIStoreStep>> of(Operation operation, ClusterObservation seen) {
    return switch (operation) {
      case SHUT_DOWN ->
          seen.policy().rest().isPresent()
              ? Optional.empty()
              : superseded(Reason.START_REQUESTED, "the cluster is to serve again");
      case DELETE, RECOVER, TAKE_OVER, UNINSTALL, DRIVER_ROLLOUT, CONVERT -> Optional.empty();
      case DEPLOY,
          SCALE_UP,
          SCALE_DOWN,
          ROLLING_UPGRADE,
          ROLLING_RESTART,
          REBALANCE,
          REPLACE_NODE,
          DRAIN,
          ROTATE_CERTIFICATES,
          START_UP ->
          seen.policy().requested().revokes()
              ? superseded(
                  Reason.AUTHORITY_REVOKED, "the authority is revoked before anything else")
              : Optional.empty();
    };
  }

  private static Optional<Plan<AIStoreStep>> superseded(Reason why, String message) {
    return Optional.of(Plan.end(Verdict.SUPERSEDED, why, message));
  }
}
