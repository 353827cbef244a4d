package io.windlass.workflows.lifecycle;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What people asked for once, and what of it is not done yet.
 *
 * @param pending every such request
 * @param replacement which node is to be replaced
 * @param renewed whether that one has new volumes already
 * @param drain which Kubernetes node is to be drained
 * @param emptied whether that one is empty already
 * @param revokes whether the authority of the certificates is to be replaced at once
 */
public record Requested(
    Set<Request> pending,
    Optional<Replacement> replacement,
    boolean renewed,
    Optional<Drain> drain,
    boolean emptied,
    boolean revokes) {

  /** Nothing. */
  public static final Requested NONE =
      new Requested(Set.of(), Optional.empty(), false, Optional.empty(), false, false);

  public Requested {
    pending = Set.copyOf(pending);
  }

  /** As a resource's annotations say. */
  public static Requested in(Map<String, String> annotations) {
    return new Requested(
        Request.pendingIn(annotations),
        Replacement.pendingIn(annotations),
        Replacement.renewedIn(annotations),
        Drain.pendingIn(annotations),
        Drain.emptiedIn(annotations),
        Rotation.revokesIn(annotations));
  }

  /** The node whose volumes are still to go. */
  public Optional<Replacement> toRenew() {
    return renewed ? Optional.empty() : replacement;
  }

  /** The Kubernetes node that is still to be emptied. */
  public Optional<Drain> toEmpty() {
    return emptied ? Optional.empty() : drain;
  }

  /** All but one. */
  public Requested without(Request request) {
    Set<Request> left = EnumSet.noneOf(Request.class);
    left.addAll(pending);
    left.remove(request);
    return switch (request) {
      case REPLACE_NODE -> new Requested(left, Optional.empty(), false, drain, emptied, revokes);
      case DRAIN -> new Requested(left, replacement, renewed, Optional.empty(), false, revokes);
      case REPLACE_AUTHORITY -> new Requested(left, replacement, renewed, drain, emptied, false);
      case RESTART, REBALANCE, CERTIFICATES, ADOPT, CHECK_HOSTS, CONVERT, RETRY ->
          new Requested(left, replacement, renewed, drain, emptied, revokes);
    };
  }

  /** The same where there is no authority to be revoked. */
  public Requested withoutRevocation() {
    return new Requested(pending, replacement, renewed, drain, emptied, false);
  }

  /** The same, when the node to be replaced has new volumes. */
  public Requested onceRenewed() {
    return new Requested(pending, replacement, true, drain, emptied, revokes);
  }

  /** The same, when the Kubernetes node to be drained is empty. */
  public Requested onceEmptied() {
    return new Requested(pending, replacement, renewed, drain, true, revokes);
  }
}
