package io.windlass.workflows.lifecycle;

/**
 * The task queues. Each kind of activity has one of its own, so that neither a slow node nor very
 * many looks at once starve the rest. What a worker has no slot for waits in its queue: there, it
 * costs nothing.
 */
public final class TaskQueues {

  /** Workflow tasks. */
  public static final String WORKFLOWS = "windlass";

  /** Activities that look at a resource and its cluster, and decide or plan. */
  public static final String LOOKS = "windlass-looks";

  /** Activities that change what is in the Kubernetes API, and wait for it. */
  public static final String KUBERNETES = "windlass-kubernetes";

  /** Activities that call storage nodes. */
  public static final String DATA = "windlass-data";

  /** Activities that a person waits for: whatever else there is to do, they are done at once. */
  public static final String CONTROLS = "windlass-controls";

  private TaskQueues() {}
}
