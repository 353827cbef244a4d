package io.windlass.starter.aistore;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.windlass.starter.resource.Hosts;
import io.windlass.starter.resource.KindTraits;
import io.windlass.starter.resource.ObjectName;
import io.windlass.starter.resource.RawResource;
import io.windlass.starter.resource.ResourceKind;
import io.windlass.starter.resource.WatchedObjects;
import io.windlass.workflows.aistore.autoscale.HostRules;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.Names;
import io.windlass.workflows.lifecycle.ResourceReference;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kind {@code AIStore}, as NVIDIA's operator defined it. */
@Singleton
public final class AIStoreKind implements ResourceKind {

  /** The original operator's finalizer: a resource that it made is not left behind by us. */
  private static final String FINALIZER = "finalize.ais";

  private static final ResourceDefinitionContext DEFINITION =
      new ResourceDefinitionContext.Builder()
          .withGroup(AIStore.GROUP)
          .withVersion(AIStore.VERSION)
          .withKind("AIStore")
          .withPlural("aistores")
          .withNamespaced(true)
          .build();

  /** What every object of the original operator has that selects or runs pods. */
  private static final String COMPONENT = "app.kubernetes.io/component";

  /** Some carry no label that all of their makers agree on. */
  private static final Set<WatchedObjects<?>> OWNED =
      Set.of(
          new WatchedObjects<>(StatefulSet.class, COMPONENT),
          new WatchedObjects<>(Deployment.class, COMPONENT),
          new WatchedObjects<>(Service.class, COMPONENT),
          WatchedObjects.any(ConfigMap.class),
          WatchedObjects.any(ServiceAccount.class),
          WatchedObjects.any(Role.class),
          WatchedObjects.any(RoleBinding.class));

  private static final KindTraits TRAITS =
      new KindTraits(DEFINITION, FINALIZER, OWNED, Set.of("StatefulSet"));

  @Override
  public KindTraits traits() {
    return TRAITS;
  }

  @Override
  public Set<ObjectName> expected(RawResource resource) {
    ResourceReference reference = resource.reference();
    return new ExpectedObjects(
            new Names(reference.namespace(), reference.name()),
            resource.spec(),
            new FollowedHosts(resource).targets())
        .all();
  }

  @Override
  public boolean followsHosts(RawResource resource) {
    return new FollowedHosts(resource).any() || resource.drainedHost().isPresent();
  }

  @Override
  public Set<String> hostNews(RawResource resource, Hosts hosts) {
    return Stream.concat(
            new FollowedHosts(resource).news(hosts.nodes()).stream(),
            resource.drainedHost().map(name -> standing(name, hosts.nodes())).stream())
        .collect(Collectors.toSet());
  }

  /** A word for whether the host that is to be drained takes pods. */
  private static String standing(String name, Collection<Node> hosts) {
    return hosts.stream()
        .filter(host -> host.getMetadata().getName().equals(name))
        .findFirst()
        .map(host -> HostRules.cordoned(host) ? "cordoned" : "open")
        .map(word -> "host-%s-%s".formatted(word, name))
        .orElseGet(() -> "host-missing-" + name);
  }
}
