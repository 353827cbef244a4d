package io.windlass.workflows.lifecycle.request;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.Rotation;
import org.jspecify.annotations.Nullable;

/**
 * Has every node show a new certificate, or the one that it was given last, whatever the kind of
 * the resource.
 */
@WorkflowInterface
public interface RotateCertificatesRequest {

  /**
   * Asks for it, and ends when it is done.
   *
   * @param reference kind, namespace and name are enough
   * @param rotation whether the authority is replaced too, {@code {"authority":true}}, or even
   *     revoked, {@code {"revoke":true}}; may be left out
   */
  @WorkflowMethod(name = "RotateCertificates")
  OperationResult rotateCertificates(ResourceReference reference, @Nullable Rotation rotation);
}
