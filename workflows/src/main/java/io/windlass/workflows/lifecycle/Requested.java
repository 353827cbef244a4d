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
 */
public record Requested(Set<Request> pending, Optional<Replacement> replacement, boolean renewed) {

  /** Nothing. */
  public static final Requested NONE = new Requested(Set.of(), Optional.empty(), false);

  public Requested {
    pending = Set.copyOf(pending);
  }

  /** As a resource's annotations say. */
  public static Requested in(Map<String, String> annotations) {
    return new Requested(
        Request.pendingIn(annotations),
        Replacement.pendingIn(annotations),
        Replacement.renewedIn(annotations));
  }

  /** The node whose volumes are still to go. */
  public Optional<Replacement> toRenew() {
    return renewed ? Optional.empty() : replacement;
  }

  /** All but one. */
  public Requested without(Request request) {
    Set<Request> left = EnumSet.noneOf(Request.class);
    left.addAll(pending);
    left.remove(request);
    return request == Request.REPLACE_NODE
        ? new Requested(left, Optional.empty(), false)
        : new Requested(left, replacement, renewed);
  }

  /** The same, when the node to be replaced has new volumes. */
  public Requested onceRenewed() {
    return new Requested(pending, replacement, true);
  }
}
