package io.windlass.workflows.lifecycle;

/** What the workflow of a resource needs from its system, beside what an operation needs. */
public interface ResourceActivities<S extends Step> extends OperationActivities<S> {

  /**
   * Observes the resource, decides what is to be done about it, and reports the decision in its
   * status.
   */
  Decision<S> decide(DecideRequest request);

  /** Writes on the resource what a person wishes; false when it says so already. */
  boolean wish(ResourceReference reference, Wish wish);

  /** Reports how an operation ended when that ends the work on the resource. */
  void conclude(Conclusion conclusion);
}
