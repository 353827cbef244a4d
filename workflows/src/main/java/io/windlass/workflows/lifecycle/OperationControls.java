package io.windlass.workflows.lifecycle;

import io.temporal.workflow.CancellationScope;

/**
 * What people and newer specs have asked of a running operation. Written by signal handlers, read
 * by the loop at its safe points.
 */
final class OperationControls {

  private final CancellationScope person;
  private final long generation;
  private boolean superseded;
  private boolean paused;

  /**
   * @param person the workflow's own scope: cancelled when a person cancels the workflow
   * @param generation the generation that the operation works for
   */
  OperationControls(CancellationScope person, long generation, boolean paused) {
    this.person = person;
    this.generation = generation;
    this.paused = paused;
  }

  void supersede(long newer) {
    superseded |= newer > generation;
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

  boolean superseded() {
    return superseded;
  }

  boolean held() {
    return paused && !cancelled() && !superseded;
  }

  boolean paused() {
    return paused;
  }

  Intent intent() {
    return cancelled() ? Intent.STOP : Intent.COMPLETE;
  }
}
