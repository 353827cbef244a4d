package io.windlass.workflows.aistore.authn.operation;

import io.windlass.workflows.aistore.authn.AuthnActivityStubs;
import io.windlass.workflows.aistore.authn.AuthnStep;
import io.windlass.workflows.lifecycle.Happening;
import io.windlass.workflows.lifecycle.OperationLoop;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.OperationWorkflow;
import io.windlass.workflows.lifecycle.Progress;
import io.windlass.workflows.lifecycle.ResourceReference;
import java.util.List;

/** What the workflows of all operations on AuthN have in common: everything but their type. */
abstract class AuthnOperation implements OperationWorkflow {

  private final OperationLoop<AuthnStep> loop;

  AuthnOperation(OperationRequest request) {
    loop = new OperationLoop<>(request, new AuthnActivityStubs());
  }

  /** Runs the operation to its end. */
  final OperationResult operate() {
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
