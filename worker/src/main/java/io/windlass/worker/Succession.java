package io.windlass.worker;

import java.util.Set;
import java.util.TreeSet;

/**
 * Which version of the workers gets new runs, and what becomes of the runs of versions that are
 * gone.
 *
 * <ol>
 *   <li>A version that never was current becomes so when its first worker is there: it was just
 *       installed.
 *   <li>A version that was current before, and is not now, becomes so again only when no worker of
 *       the current one is left. So neither the restart of an old worker nor a choice that a person
 *       made with the {@code temporal} command is overruled.
 *   <li>The current version takes over the runs of every version that has no worker left.
 * </ol>
 *
 * <p>Guarantees: workers of several versions that run side by side do not take turns; a run that is
 * pinned to a version is never without a worker for long.
 *
 * @param mine the version of this worker
 * @param current the version that gets new runs; empty for workers without a version
 * @param served versions that were current at some time
 * @param known all versions that Temporal knows of
 * @param present versions whose workers have asked for work lately; empty for those without one
 */
record Succession(
    String mine, String current, Set<String> served, Set<String> known, Set<String> present) {

  Succession {
    served = Set.copyOf(served);
    known = Set.copyOf(known);
    present = Set.copyOf(present);
  }

  /** Whether this version is to become the current one. */
  boolean claims() {
    return !mine.equals(current) && (!served.contains(mine) || !present.contains(current));
  }

  /** Versions whose runs this one is to take over. */
  Set<String> inherits() {
    Set<String> gone = new TreeSet<>();
    if (mine.equals(current)) {
      gone.addAll(known);
      gone.removeAll(present);
      gone.remove(mine);
    }
    return gone;
  }
}
