package io.windlass.workflows.lifecycle;

/** Where the work on a resource or an operation stands. */
public enum Phase {
  RUNNING,
  PAUSED,
  /** For a person's approval. */
  WAITING,
  STOPPING,
  DONE,
  STALLED,
  CANCELLED
}
