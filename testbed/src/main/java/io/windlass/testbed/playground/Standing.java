package io.windlass.testbed.playground;

/** How far a cluster is from what its present spec says. */
enum Standing {
  /** Work is under way, or is about to begin. */
  COMING,
  /** It is as its spec says, and all its pods serve. */
  READY,
  /** Windlass can do nothing more; the condition says what a person can do. */
  STALLED
}
