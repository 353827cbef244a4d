package io.windlass.workflows.lifecycle.request;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.ResourceReference;

/**
 * Has every node show the certificate that it was given last, whatever the kind of the resource.
 */
@WorkflowInterface
public interface RotateCertificatesRequest {

  /**
   * Asks for it, and ends when it is done.
   *
   * @param reference kind, namespace and name are enough
   */
  @WorkflowMethod(name = "RotateCertificates")
  OperationResult rotateCertificates(ResourceReference reference);
}
