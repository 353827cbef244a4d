package io.windlass.workflows.lifecycle;

import io.temporal.workflow.CancellationScope;

/**
 * What has come over a running operation from outside. Written by signal handlers, read by the loop
 * at its safe points.
 */
final class OperationControls {

  private final CancellationScope person;
  private final ResourceReference reference;
  private boolean superseded;
  private int changes;

  /**
   * @param person the workflow's own scope: cancelled when a person cancels the workflow
   */
  OperationControls(CancellationScope person, OperationRequest request) {
    this.person = person;
    this.reference = request.reference();
  }

  void changed(ResourceReference newest) {
    superseded |= newest.supersedes(reference);
    changes++;
  }

  /** How often the resource has changed: what was planned before the last time is out of date. */
  int changes() {
    return changes;
  }

  boolean cancelled() {
    return person.isCancelRequested();
  }

  /** Whether to end so that somebody plans anew. A cancel goes first: it leads to a safe state. */
  boolean superseded() {
    return superseded && !cancelled();
  }
}
