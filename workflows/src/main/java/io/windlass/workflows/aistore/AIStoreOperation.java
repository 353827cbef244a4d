package io.windlass.workflows.aistore;

import io.windlass.workflows.lifecycle.Happening;
import io.windlass.workflows.lifecycle.OperationLoop;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.OperationWorkflow;
import io.windlass.workflows.lifecycle.Progress;
import io.windlass.workflows.lifecycle.ResourceReference;
import java.util.List;

/**
 * What the workflows of all AIStore operations have in common: everything but their type. Which
 * steps an operation takes is its planner's affair, and the planner runs inside the planning
 * activity.
 */
public abstract class AIStoreOperation implements OperationWorkflow {

  private final OperationLoop<AIStoreStep> loop;

  protected AIStoreOperation(OperationRequest request) {
    loop = new OperationLoop<>(request, new AIStoreActivityStubs());
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
