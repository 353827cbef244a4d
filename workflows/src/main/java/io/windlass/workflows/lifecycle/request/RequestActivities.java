package io.windlass.workflows.lifecycle.request;

import io.temporal.activity.ActivityInterface;
import io.windlass.workflows.lifecycle.OperationResult;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.Skip;

/** What a request needs of the world. All may be repeated at any time. */
@ActivityInterface(namePrefix = "Request")
public interface RequestActivities {

  /**
   * Writes the request on the resource.
   *
   * @param token tells this request from others
   * @return the resource as it lives now
   * @throws io.temporal.failure.ApplicationFailure when there is no such resource, it goes, or it
   *     has nothing for the request; nothing is written then
   */
  ResourceReference write(ResourceReference reference, Request request, String token);

  /**
   * Writes on the resource that its present generation goes without a step.
   *
   * @throws io.temporal.failure.ApplicationFailure when that step can't be skipped, or without a
   *     reason
   */
  void skip(ResourceReference reference, Skip skip);

  /** Waits until the request is fulfilled, or won't be without a person. */
  OperationResult await(ResourceReference reference, Request request, String token);

  /**
   * Stops the operation that the request has led to; where there is none yet, the request is taken
   * back.
   *
   * @return whether there is one
   */
  boolean stop(ResourceReference reference, Request request, String token);
}
