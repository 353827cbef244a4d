package io.windlass.workflows.pmem;

import io.windlass.workflows.lifecycle.Happening;
import io.windlass.workflows.lifecycle.OperationLoop;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.OperationWorkflow;
import io.windlass.workflows.lifecycle.Progress;
import io.windlass.workflows.lifecycle.ResourceReference;
import java.util.List;

/** What the workflows of all operations on drivers have in common: everything but their type. */
public abstract class PmemOperation implements OperationWorkflow {

  private final OperationLoop<PmemStep> loop;

  protected PmemOperation(OperationRequest request) {
    loop = new OperationLoop<>(request, new PmemActivityStubs());
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
