package io.windlass.starter.resource;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Set;

/** A kind that is in no namespace. */
final class UnboundKind implements ResourceKind {

  private static final ResourceDefinitionContext DEFINITION =
      new ResourceDefinitionContext.Builder()
          .withGroup("example.com")
          .withVersion("v1")
          .withKind("Driver")
          .withPlural("drivers")
          .withNamespaced(false)
          .build();

  private static final KindTraits TRAITS =
      new KindTraits(
          DEFINITION,
          "example.com/finalizer",
          Set.of(WatchedObjects.any(Deployment.class)),
          Set.of("Deployment"));

  @Override
  public KindTraits traits() {
    return TRAITS;
  }

  @Override
  public Set<ObjectName> expected(RawResource resource) {
    return Set.of(new ObjectName("Deployment", resource.reference().name()));
  }
}
