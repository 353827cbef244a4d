package io.windlass.workflows.lifecycle;

/**
 * The task queues. Activities that talk to storage nodes have one of their own, so that a slow node
 * never starves the work on the Kubernetes API.
 */
public final class TaskQueues {

  /** Workflow tasks. */
  public static final String WORKFLOWS = "windlass";

  /** Activities that call the Kubernetes API. */
  public static final String KUBERNETES = "windlass-kubernetes";

  /** Activities that call storage nodes. */
  public static final String DATA = "windlass-data";

  private TaskQueues() {}
}
