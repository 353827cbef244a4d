package io.windlass.workflows.lifecycle;

/** Why a reconciliation is asked for. */
public enum Cause {
  /** The spec has a generation that nobody has worked on. */
  SPEC,
  /** An owned object was edited or deleted, or a pod left service. */
  DRIFT,
  /** A look at everything, after a start or a time of silence. */
  RESYNC,
  /** A person has changed an annotation that says how the work is to go on. */
  WISH,
  /** A person asks for an operation: see {@link Request}. */
  REQUEST,
  /** A person asks to go on after a stall or a cancel. */
  RETRY;

  /** Whether this cause overrides what a person has cancelled before. */
  public boolean overridesCancel() {
    return this == RETRY;
  }
}
