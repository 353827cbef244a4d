package io.windlass.starter.aistore;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.windlass.starter.resource.KindTraits;
import io.windlass.starter.resource.ObjectName;
import io.windlass.starter.resource.RawResource;
import io.windlass.starter.resource.ResourceKind;
import io.windlass.starter.resource.WatchedObjects;
import io.windlass.workflows.aistore.resource.authn.AIStoreAuth;
import io.windlass.workflows.aistore.resource.authn.AuthnNames;
import io.windlass.workflows.lifecycle.ResourceReference;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kind {@code AIStoreAuth}, as NVIDIA's operator defined it. */
@Singleton
public final class AIStoreAuthKind implements ResourceKind {

  /** The original operator's finalizer: a resource that it made is not left behind by us. */
  private static final String FINALIZER = "auth.ais.nvidia.com/finalizer";

  private static final ResourceDefinitionContext DEFINITION =
      new ResourceDefinitionContext.Builder()
          .withGroup(AIStoreAuth.GROUP)
          .withVersion(AIStoreAuth.VERSION)
          .withKind(AIStoreAuth.KIND)
          .withPlural(AIStoreAuth.PLURAL)
          .withNamespaced(true)
          .build();

  private static final String COMPONENT = "app.kubernetes.io/component";

  /** The volume claim has no owner where it is to stay: its end is told by the pod's. */
  private static final Set<WatchedObjects<?>> OWNED =
      Set.of(
          new WatchedObjects<>(Deployment.class, COMPONENT),
          new WatchedObjects<>(Service.class, COMPONENT),
          WatchedObjects.any(ConfigMap.class));

  private static final KindTraits TRAITS =
      new KindTraits(DEFINITION, FINALIZER, OWNED, Set.of("Deployment"));

  @Override
  public KindTraits traits() {
    return TRAITS;
  }

  @Override
  public Map<String, Integer> sizes() {
    return Map.of("Deployment", 1);
  }

  @Override
  public Set<ObjectName> expected(RawResource resource) {
    ResourceReference reference = resource.reference();
    AuthnNames names = new AuthnNames(reference.namespace(), reference.name());
    Stream<ObjectName> always =
        Stream.of(
            new ObjectName("Deployment", names.service()),
            new ObjectName("ConfigMap", names.config()),
            new ObjectName("Service", names.service()));
    Stream<ObjectName> asked =
        Stream.of(
                Map.entry("nodePort", names.nodePort()),
                Map.entry("loadBalancer", names.loadBalancer()))
            .filter(way -> access(resource).containsKey(way.getKey()))
            .map(way -> new ObjectName("Service", way.getValue()));
    return Stream.concat(always, asked).collect(Collectors.toUnmodifiableSet());
  }

  private static Map<?, ?> access(RawResource resource) {
    return resource.spec().get("externalAccess") instanceof Map<?, ?> ways ? ways : Map.of();
  }
}
