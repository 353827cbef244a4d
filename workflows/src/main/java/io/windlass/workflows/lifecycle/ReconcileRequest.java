package io.windlass.workflows.lifecycle;

/**
 * Asks the resource workflow to look at its resource. Never a diff: what is to be done follows from
 * observation alone, so a repeated or lost request does no harm.
 */
public record ReconcileRequest(ResourceReference reference, Cause cause) {

  /**
   * Whether {@code known} already speaks of a newer generation of the same life. Another life is
   * never stale: its uid says nothing of which came first.
   */
  public boolean isStaleAgainst(ReconcileRequest known) {
    return reference.sameLife(known.reference)
        && reference.generation() < known.reference.generation();
  }
}
