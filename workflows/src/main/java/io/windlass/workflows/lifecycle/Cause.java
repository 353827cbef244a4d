package io.windlass.workflows.lifecycle;

/** Why a reconciliation is asked for. */
public enum Cause {
  /** The spec has a generation that nobody has worked on. */
  SPEC("the spec has a generation that nobody has worked on"),
  /** An owned object was edited or deleted, or a pod left service. */
  DRIFT("an owned object was changed, or a pod left service"),
  /** A look at everything, after a start or a time of silence. */
  RESYNC("everything is looked at from time to time"),
  /** A person has changed an annotation that says how the work is to go on. */
  WISH("a person has changed how the work is to go on"),
  /** A person asks for an operation: see {@link Request}. */
  REQUEST("a person asks for an operation"),
  /** A person asks to go on after a stall or a cancel. */
  RETRY("a person asks to go on");

  private final String sentence;

  Cause(String sentence) {
    this.sentence = sentence;
  }

  /** Why, without capital or full stop, to be put into a longer sentence. */
  public String sentence() {
    return sentence;
  }

  /** Whether this cause overrides what a person has cancelled before. */
  public boolean overridesCancel() {
    return this == RETRY;
  }
}
