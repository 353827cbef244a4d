package io.windlass.workflows.lifecycle;

import io.temporal.workflow.CancellationScope;

/**
 * What people and newer specs have asked of a running operation. Written by signal handlers, read
 * by the loop at its safe points.
 */
final class OperationControls {

  private final CancellationScope person;
  private final ResourceReference reference;
  private boolean superseded;
  private int changes;
  private boolean paused;

  /**
   * @param person the workflow's own scope: cancelled when a person cancels the workflow
   */
  OperationControls(CancellationScope person, OperationRequest request) {
    this.person = person;
    this.reference = request.reference();
    this.paused = request.paused();
  }

  void supersede(ResourceReference newer) {
    superseded |= newer.supersedes(reference);
    changes++;
  }

  /** How often the resource has changed: what was planned before the last time is out of date. */
  int changes() {
    return changes;
  }

  void pause() {
    paused = true;
  }

  void resume() {
    paused = false;
  }

  boolean cancelled() {
    return person.isCancelRequested();
  }

  /** Whether to end so that somebody plans anew. A cancel goes first: it leads to a safe state. */
  boolean superseded() {
    return superseded && !cancelled();
  }

  boolean paused() {
    return paused;
  }

  /** Whether a safe state, once reached, is to be held. */
  boolean held() {
    return paused && !cancelled() && !superseded;
  }

  /** A pause leads to the same safe state as a cancel: nobody knows how long it will last. */
  Intent intent() {
    return cancelled() || paused ? Intent.STOP : Intent.COMPLETE;
  }
}
