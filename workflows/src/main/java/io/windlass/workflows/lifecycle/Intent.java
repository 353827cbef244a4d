package io.windlass.workflows.lifecycle;

/** What a plan should lead to. */
public enum Intent {
  /** The end that the spec describes. */
  COMPLETE,
  /** The nearest state in which every member serves and no acknowledged data is out of reach. */
  STOP
}
