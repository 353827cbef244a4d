package io.windlass.workflows.lifecycle;

/**
 * What the workflows of all kinds of resource have in common: everything but their type.
 *
 * @param <S> the steps of the storage system
 */
public abstract class ResourceLoopWorkflow<S extends Step> implements ResourceWorkflow {

  private final ResourceLoop<S> loop;

  protected ResourceLoopWorkflow(ResourceReference reference, ResourceActivities<S> activities) {
    loop = new ResourceLoop<>(reference, activities);
  }

  /** Works until the resource has converged, is stalled, or is gone. */
  protected final void work() {
    loop.run();
  }

  @Override
  public final Accepted reconcile(ReconcileRequest request) {
    return loop.reconcile(request);
  }

  @Override
  public final void validateReconcile(ReconcileRequest request) {
    loop.validateReconcile(request);
  }

  @Override
  public final String pause() {
    return loop.pause();
  }

  @Override
  public final String resume() {
    return loop.resume();
  }

  @Override
  public final String approve(String gate) {
    return loop.approve(gate);
  }

  @Override
  public final void validateApprove(String gate) {
    loop.validateApprove(gate);
  }

  @Override
  public final String plan() {
    return loop.describe();
  }
}
