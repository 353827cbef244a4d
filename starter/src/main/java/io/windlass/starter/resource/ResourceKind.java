package io.windlass.starter.resource;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowUpdateHandle;
import io.windlass.workflows.lifecycle.Accepted;
import io.windlass.workflows.lifecycle.ReconcileRequest;
import java.util.Collection;
import java.util.Set;

/** A kind of custom resource that Windlass looks after. */
public interface ResourceKind {

  /** The kind, for example {@code AIStore}. */
  String kind();

  /** Where the API serves it. */
  ResourceDefinitionContext definition();

  /** The finalizer that keeps a deleted resource until its workflow has cleaned up. */
  String finalizer();

  /** The objects that a resource has once it has converged. */
  Set<ObjectName> expected(RawResource resource);

  /** Whether its size follows the nodes of Kubernetes, or one of them is to be drained. */
  boolean followsHosts(RawResource resource);

  /**
   * How those differ from what its status says of them, one word for each difference, and how the
   * one stands that is to be drained.
   *
   * @param hosts all nodes of Kubernetes that there are
   */
  Set<String> hostNews(RawResource resource, Collection<Node> hosts);

  /** Starts the workflow of this kind if none is open, and sends the request to it. */
  WorkflowUpdateHandle<Accepted> updateWithStart(
      WorkflowClient client,
      WorkflowOptions start,
      UpdateOptions<Accepted> update,
      ReconcileRequest request);
}
