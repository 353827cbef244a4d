package io.windlass.workflows.lifecycle;

/**
 * Asks the resource workflow to look at its resource. Never a diff: what is to be done follows from
 * observation alone, so a repeated or lost request does no harm.
 */
public record ReconcileRequest(ResourceReference reference, Cause cause) {

  /**
   * Whether {@code known} already speaks of a newer generation of the same life. Another life is
   * never stale: its uid says nothing of which came first. Nor is a request that names no
   * generation: a person who types it wants whatever is there.
   */
  public boolean isStaleAgainst(ReconcileRequest known) {
    return reference.generation() > 0
        && reference.sameLife(known.reference)
        && reference.generation() < known.reference.generation();
  }

  /** This request when {@code earlier} was not looked at yet: a retry must not be forgotten. */
  public ReconcileRequest joining(ReconcileRequest earlier) {
    boolean retry = earlier.cause == Cause.RETRY && !reference.supersedes(earlier.reference);
    return retry ? new ReconcileRequest(reference, Cause.RETRY) : this;
  }

  /** This request with what {@code known} knows of the same life and this does not say. */
  public ReconcileRequest informedBy(ReconcileRequest known) {
    return reference.generation() == 0 && reference.sameLife(known.reference)
        ? new ReconcileRequest(known.reference, cause)
        : this;
  }
}
