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

  @Override
  public ResourceDefinitionContext definition() {
    return DEFINITION;
  }

  @Override
  public String finalizer() {
    return "example.com/finalizer";
  }

  @Override
  public Set<WatchedObjects<?>> owned() {
    return Set.of(WatchedObjects.any(Deployment.class));
  }

  @Override
  public Set<String> serving() {
    return Set.of("Deployment");
  }

  @Override
  public Set<ObjectName> expected(RawResource resource) {
    return Set.of(new ObjectName("Deployment", resource.reference().name()));
  }
}
