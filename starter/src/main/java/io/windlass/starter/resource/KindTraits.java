package io.windlass.starter.resource;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Set;

/**
 * What holds for all resources of a kind.
 *
 * @param definition where the API serves it, and whether it is in a namespace
 * @param finalizer keeps a deleted resource until its workflow has cleaned up
 * @param owned the objects that resources of this kind own, as far as their changes are followed
 * @param serving of those, the kinds whose pods have to serve while a resource is converged
 */
public record KindTraits(
    ResourceDefinitionContext definition,
    String finalizer,
    Set<WatchedObjects<?>> owned,
    Set<String> serving) {

  public KindTraits {
    owned = Set.copyOf(owned);
    serving = Set.copyOf(serving);
  }
}
