package io.windlass.workflows.lifecycle;

/** Where the work on a resource or an operation stands. */
public enum Phase {
  RUNNING,
  PAUSED,
  STOPPING,
  DONE,
  STALLED,
  CANCELLED
}
