package io.windlass.workflows.lifecycle;

/** The two things an operation's loop needs from its system: a look with a plan, and an act. */
public interface OperationActivities<S extends Step> {

  /** Observes, plans the next steps, and reports the progress. Never changes the storage system. */
  Plan<S> plan(PlanRequest request);

  /** Takes one step; returns when its effect is there. */
  void act(ResourceReference reference, S step);
}
