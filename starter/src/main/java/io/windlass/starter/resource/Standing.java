package io.windlass.starter.resource;

import io.windlass.workflows.lifecycle.Reason;
import java.util.Arrays;
import java.util.Optional;

/**
 * How a resource stands by the words of its conditions.
 *
 * <p>The generation is read from each condition, since the original definition of the resource has
 * no {@code status.observedGeneration}. {@code Ready} alone proves nothing: the original operator
 * writes it too.
 */
public enum Standing {
  /** Nobody has spoken of the present generation. */
  UNSEEN,
  /** A workflow is on it, or should be. */
  PROGRESSING,
  /** Only a person can help. */
  STALLED_FOR_PERSON,
  /** Something outside must change first. */
  STALLED_OUTSIDE,
  /** Everything is as the spec wants it. */
  CONVERGED;

  /** The reason of {@link #PROGRESSING} conditions that the starter wrote without Temporal. */
  public static final String TEMPORAL_UNREACHABLE = "TemporalUnreachable";

  static Standing of(ResourceView view) {
    Optional<StatusCondition> progressing = current(view, "Progressing");
    Optional<StatusCondition> stalled = current(view, "Stalled");
    if (progressing.isEmpty() && stalled.isEmpty()) {
      return UNSEEN;
    }
    if (progressing.filter(Standing::working).isPresent()) {
      return PROGRESSING;
    }
    if (stalled.filter(StatusCondition::isTrue).isPresent()) {
      return needsPerson(stalled.get().reason()) ? STALLED_FOR_PERSON : STALLED_OUTSIDE;
    }
    if (view.condition("Ready").filter(Standing::drained).isPresent()) {
      return STALLED_OUTSIDE;
    }
    boolean asWanted =
        view.condition("Ready").filter(found -> found.isTrue() || shutDown(found)).isPresent();
    return asWanted ? CONVERGED : PROGRESSING;
  }

  /** Not ready because the spec wants it so. */
  private static boolean shutDown(StatusCondition ready) {
    return Reason.SHUTDOWN.camelCase().equals(ready.reason());
  }

  /** Nodes wait for a host that a person has drained. */
  static boolean drained(StatusCondition ready) {
    return Reason.DRAINED.camelCase().equals(ready.reason());
  }

  private static Optional<StatusCondition> current(ResourceView view, String type) {
    long generation = view.reference().generation();
    return view.condition(type).filter(found -> found.observedGeneration() == generation);
  }

  private static boolean working(StatusCondition progressing) {
    return progressing.isTrue() || TEMPORAL_UNREACHABLE.equals(progressing.reason());
  }

  /** A reason that this version does not know may end by itself: asking costs little. */
  private static boolean needsPerson(String word) {
    return Arrays.stream(Reason.values())
        .filter(reason -> reason.camelCase().equals(word))
        .anyMatch(Reason::needsPerson);
  }
}
