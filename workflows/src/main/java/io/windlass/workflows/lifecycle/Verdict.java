package io.windlass.workflows.lifecycle;

/** What an operation's planner concludes from an observation. */
public enum Verdict {
  /** There are steps to take. */
  PROCEED,
  /** Nothing is left to do for this operation. */
  DONE,
  /**
   * The operation can't go on by itself; the plan's reason and message say what a person can do.
   */
  STALLED,
  /**
   * The spec has changed since the operation began, or the resource is gone: somebody must plan
   * anew.
   */
  SUPERSEDED,
  /** There are steps to take, but a person wishes otherwise: see {@link Wishes}. */
  HOLD
}
