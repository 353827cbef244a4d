package io.windlass.workflows.lifecycle;

import java.util.List;

/**
 * What the workflows of all operations have in common: everything but their type. Which steps an
 * operation takes is its planner's affair, and the planner runs inside the planning activity.
 *
 * @param <S> the steps of the storage system
 */
public abstract class OperationLoopWorkflow<S extends Step> implements OperationWorkflow {

  private final OperationLoop<S> loop;

  protected OperationLoopWorkflow(OperationRequest request, ResourceActivities<S> activities) {
    loop = new OperationLoop<>(request, activities);
  }

  /** Runs the operation to its end. */
  protected final OperationResult operate() {
    return loop.run();
  }

  @Override
  public final String plan() {
    return loop.describe();
  }

  @Override
  public final Progress progress() {
    return loop.progress();
  }

  @Override
  public final List<Happening> history() {
    return loop.history();
  }

  @Override
  public final void changed(ResourceReference newest) {
    loop.changed(newest);
  }
}
