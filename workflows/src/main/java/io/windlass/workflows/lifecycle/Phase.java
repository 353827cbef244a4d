package io.windlass.workflows.lifecycle;

import java.util.Locale;

/** Where the work on a resource or an operation stands. */
public enum Phase {
  RUNNING,
  PAUSED,
  /** For a person's approval. */
  WAITING,
  STOPPING,
  DONE,
  STALLED,
  CANCELLED;

  /** As a status writes it: {@code Done}. */
  public String word() {
    return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
  }
}
