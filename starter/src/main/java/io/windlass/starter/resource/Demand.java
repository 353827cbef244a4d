package io.windlass.starter.resource;

/** What a person can ask the starter to pass on, by an annotation with any new text. */
public enum Demand {
  /** Go on after a stall or a cancel. */
  RETRY,
  /** Carry out an operation: see {@link io.windlass.workflows.lifecycle.Request}. */
  REQUEST,
  /** Stop at a safe state. */
  CANCEL,
  /** Tell what would be done. */
  PLAN
}
