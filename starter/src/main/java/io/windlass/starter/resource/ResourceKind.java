package io.windlass.starter.resource;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A kind of custom resource that Windlass looks after. Its workflow has the word of its system as
 * its type, and is a {@link io.windlass.workflows.lifecycle.ResourceWorkflow}.
 */
public interface ResourceKind {

  /** What holds for all resources of this kind. */
  KindTraits traits();

  /** The kind, for example {@code AIStore}. */
  default String kind() {
    return definition().getKind();
  }

  /** Where the API serves it, and whether it is in a namespace. */
  default ResourceDefinitionContext definition() {
    return traits().definition();
  }

  /**
   * How many pods an object of a kind always asks for, where that is no matter of the spec. Who
   * scales it leaves no word in {@code metadata.managedFields}.
   */
  default Map<String, Integer> sizes() {
    return Map.of();
  }

  /** The objects that a resource has once it has converged. */
  Set<ObjectName> expected(RawResource resource);

  /** Whether its size follows the nodes of Kubernetes, or one of them is to be drained. */
  default boolean followsHosts(RawResource resource) {
    return false;
  }

  /** Whether volumes, and the drivers that kubelets know, matter to its resources as well. */
  default boolean followsStorage() {
    return false;
  }

  /**
   * How those differ from what its status says of them, one word for each difference, and how the
   * one stands that is to be drained.
   *
   * @param hosts all that there are
   */
  default Set<String> hostNews(RawResource resource, Hosts hosts) {
    return Set.of();
  }

  /** What is counted of their statuses, beside how they stand; the same each time. */
  default List<StatusCount> counts() {
    return List.of();
  }
}
