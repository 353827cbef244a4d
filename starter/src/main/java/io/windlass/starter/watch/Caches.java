package io.windlass.starter.watch;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.windlass.starter.resource.OwnedObject;
import io.windlass.starter.resource.OwnedObjects;
import io.windlass.starter.resource.Owners;
import io.windlass.starter.resource.RawResource;
import io.windlass.starter.resource.ResourceKey;
import io.windlass.starter.resource.ResourceKind;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The custom resources and their objects, as the informers keep them. */
@Singleton
public final class Caches {

  /** What every object of the original operator has that selects or runs pods. */
  private static final String COMPONENT = "app.kubernetes.io/component";

  private static final String OWNER = "owner";

  private final List<ResourceKind> kinds;
  private final Map<ResourceKind, List<SharedIndexInformer<GenericKubernetesResource>>> resources =
      new HashMap<>();
  private final List<SharedIndexInformer<? extends HasMetadata>> objects = new ArrayList<>();

  Caches(Informers informers, List<ResourceKind> kinds) {
    this.kinds = kinds;
    kinds.forEach(kind -> resources.put(kind, informers.of(kind)));
    addObjects(informers.of(StatefulSet.class, COMPONENT));
    addObjects(informers.of(Deployment.class, COMPONENT));
    addObjects(informers.of(Service.class, COMPONENT));
    // These carry no label that all of their makers agree on.
    addObjects(informers.of(ConfigMap.class, ""));
    addObjects(informers.of(ServiceAccount.class, ""));
    addObjects(informers.of(Role.class, ""));
    addObjects(informers.of(RoleBinding.class, ""));
  }

  private <T extends HasMetadata> void addObjects(List<SharedIndexInformer<T>> informers) {
    informers.forEach(
        informer -> informer.addIndexers(Map.of(OWNER, object -> Owners.uids(object, kinds))));
    objects.addAll(informers);
  }

  /** Begins to watch; {@code changed} hears of every resource to which something happened. */
  CompletableFuture<Void> start(Consumer<ResourceKey> changed) {
    resources.forEach(
        (kind, informers) ->
            informers.forEach(
                informer ->
                    informer.addEventHandler(
                        new ChangeHandler<>(object -> changed.accept(key(object))))));
    objects.forEach(
        informer ->
            informer.addEventHandler(
                new ChangeHandler<>(object -> Owners.keys(object, kinds).forEach(changed))));
    return CompletableFuture.allOf(
        all()
            .map(informer -> informer.start().toCompletableFuture())
            .toArray(CompletableFuture[]::new));
  }

  /** Whether every informer has seen all there was when it began. */
  public boolean synced() {
    return all().allMatch(SharedIndexInformer::hasSynced);
  }

  /** How many informers hear nothing of what changes, since the API server does not let them. */
  public long broken() {
    return all().filter(informer -> !informer.isWatching()).count();
  }

  /** The keys of all resources. */
  List<ResourceKey> keys() {
    return resources.values().stream()
        .flatMap(List::stream)
        .flatMap(informer -> informer.getStore().list().stream())
        .map(Caches::key)
        .toList();
  }

  /** The keys of those that the nodes of Kubernetes matter to. */
  List<ResourceKey> followers() {
    return resources.entrySet().stream()
        .flatMap(
            entry -> entry.getValue().stream().flatMap(each -> followers(entry.getKey(), each)))
        .toList();
  }

  private static Stream<ResourceKey> followers(
      ResourceKind kind, SharedIndexInformer<GenericKubernetesResource> informer) {
    return informer.getStore().list().stream()
        .filter(object -> kind.followsHosts(new RawResource(object)))
        .map(Caches::key);
  }

  /** The resource of that name. */
  Optional<RawResource> resource(ResourceKind kind, ResourceKey key) {
    String storeKey = key.namespace() + "/" + key.name();
    return resources.getOrDefault(kind, List.of()).stream()
        .map(informer -> informer.getStore().getByKey(storeKey))
        .flatMap(Stream::ofNullable)
        .map(RawResource::new)
        .findFirst();
  }

  /** The objects that belong to the resource with that uid. */
  List<OwnedObject> owned(String uid) {
    return objects.stream()
        .flatMap(informer -> informer.getIndexer().byIndex(OWNER, uid).stream())
        .map(OwnedObjects::of)
        .toList();
  }

  @PreDestroy
  void stop() {
    all().forEach(SharedIndexInformer::stop);
  }

  private Stream<SharedIndexInformer<? extends HasMetadata>> all() {
    return Stream.concat(resources.values().stream().flatMap(List::stream), objects.stream());
  }

  private static ResourceKey key(HasMetadata object) {
    return new ResourceKey(
        object.getKind(), object.getMetadata().getNamespace(), object.getMetadata().getName());
  }
}
