package io.windlass.plugin.resource;

import io.windlass.workflows.lifecycle.Reason;
import java.util.Optional;

/** How a resource stands, from its conditions. */
public enum Standing {
  READY("Ready"),
  WORKING("Working"),
  /** A person wants it to hold. */
  PAUSED("Paused"),
  /** For a person's approval. */
  WAITING("Waiting for approval"),
  STALLED("Stalled"),
  /** All that is left waits until a person uncordons the host that he had drained. */
  DRAINED("Drained"),
  /** Nobody knows whether work goes on, since Temporal does not answer. */
  UNKNOWN("Unknown"),
  /** The present spec has not been looked at. */
  UNSEEN("Not looked at yet");

  private final String title;

  Standing(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  /**
   * From the conditions that speak of the present generation; only that nobody can tell needs no
   * generation, since nobody may have been able to look at the newest.
   */
  static Standing of(Resource resource) {
    Optional<Condition> progressing = resource.current("Progressing");
    if (resource.current("Stalled").filter(Condition::isTrue).isPresent()) {
      return STALLED;
    }
    if (progressing.filter(Condition::isTrue).isPresent()) {
      return underWay(progressing.get().reason());
    }
    if (resource.condition("Progressing").filter(Standing::isUnknown).isPresent()) {
      return UNKNOWN;
    }
    Optional<Condition> ready = resource.current("Ready");
    if (ready.map(Condition::reason).filter(Reason.DRAINED.camelCase()::equals).isPresent()) {
      return DRAINED;
    }
    return ready.filter(Condition::isTrue).isPresent() ? READY : UNSEEN;
  }

  private static boolean isUnknown(Condition condition) {
    return condition.status().equals("Unknown");
  }

  private static Standing underWay(String reason) {
    if (reason.equals(Reason.PAUSED.camelCase())) {
      return PAUSED;
    }
    return reason.equals(Reason.APPROVAL_NEEDED.camelCase()) ? WAITING : WORKING;
  }
}
