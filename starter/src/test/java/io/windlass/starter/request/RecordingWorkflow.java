package io.windlass.starter.request;

import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import io.windlass.workflows.aistore.AIStoreWorkflow;
import io.windlass.workflows.lifecycle.Accepted;
import io.windlass.workflows.lifecycle.Cause;
import io.windlass.workflows.lifecycle.ReconcileRequest;
import io.windlass.workflows.lifecycle.ResourceReference;
import java.util.ArrayList;
import java.util.List;

/** Hears requests as the real workflow does, refuses stale ones, and never ends by itself. */
public final class RecordingWorkflow implements AIStoreWorkflow {

  private final List<String> heard = new ArrayList<>();
  private ReconcileRequest latest;

  @WorkflowInit
  public RecordingWorkflow(ResourceReference reference) {
    latest = new ReconcileRequest(reference, Cause.RESYNC);
  }

  @Override
  public void run(ResourceReference reference) {
    Workflow.await(() -> false);
  }

  @Override
  public Accepted reconcile(ReconcileRequest request) {
    latest = request;
    heard.add(request.reference().generation() + " " + request.cause());
    var info = Workflow.getInfo();
    return new Accepted(info.getWorkflowId(), info.getRunId());
  }

  @Override
  public void validateReconcile(ReconcileRequest request) {
    if (request.isStaleAgainst(latest)) {
      throw new IllegalArgumentException("stale");
    }
  }

  @Override
  public String pause() {
    return "";
  }

  @Override
  public String resume() {
    return "";
  }

  @Override
  public String approve(String gate) {
    return "";
  }

  @Override
  public void validateApprove(String gate) {}

  @Override
  public String plan() {
    return String.join(", ", heard);
  }
}
