package io.windlass.starter.watch;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.windlass.starter.resource.OwnedObject;
import io.windlass.starter.resource.OwnedObjects;
import io.windlass.starter.resource.Owners;
import io.windlass.starter.resource.RawResource;
import io.windlass.starter.resource.ResourceKey;
import io.windlass.starter.resource.ResourceKind;
import io.windlass.starter.resource.WatchedObjects;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The custom resources and their objects, as the informers keep them.
 *
 * <ol>
 *   <li>A kind of which the API server has no definition is left out, and disturbs no other.
 *   <li>The objects that resources of a kind own are watched from when the first of them is there:
 *       whoever has none of a kind pays nothing for it, and gives no right.
 *   <li>Nothing is heard of the resources of a kind until all those objects have been seen: nothing
 *       of a resource seems to be missing that is there.
 * </ol>
 */
@Singleton
public final class Caches {

  private static final Logger LOG = LoggerFactory.getLogger(Caches.class);

  private static final String OWNER = "owner";

  private final Informers informers;
  private final List<ResourceKind> kinds;
  private final Map<ResourceKind, List<SharedIndexInformer<GenericKubernetesResource>>> resources =
      new ConcurrentHashMap<>();
  private final Map<WatchedObjects<?>, Watched> objects = new ConcurrentHashMap<>();
  private final Map<ResourceKind, CompletableFuture<Void>> known = new ConcurrentHashMap<>();
  private volatile boolean begun;

  Caches(Informers informers, List<ResourceKind> kinds) {
    this.informers = informers;
    this.kinds = kinds;
  }

  /**
   * Objects that are watched.
   *
   * @param seen done when all that there were have been seen
   */
  private record Watched(
      List<? extends SharedIndexInformer<? extends HasMetadata>> informers,
      CompletableFuture<Void> seen) {}

  /**
   * Begins to watch; {@code changed} hears of every resource to which something happened.
   *
   * @return done when all resources that there were have been seen
   * @throws KubernetesClientException when the API server does not say which kinds it has
   */
  CompletableFuture<Void> start(Consumer<ResourceKey> changed) {
    Set<ResourceKind> unserved = follow(changed);
    unserved.forEach(
        kind -> LOG.warn("{} is left out as long as it has no definition", kind.kind()));
    begun = true;
    return started(resources.values().stream().flatMap(List::stream));
  }

  private static CompletableFuture<Void> started(
      Stream<? extends SharedIndexInformer<? extends HasMetadata>> informers) {
    return CompletableFuture.allOf(
        informers
            .map(informer -> informer.start().toCompletableFuture())
            .toArray(CompletableFuture[]::new));
  }

  /**
   * Begins to watch kinds that were left out so far, and have a definition now.
   *
   * @throws KubernetesClientException when the API server does not say which kinds it has
   */
  void startNewlyServed(Consumer<ResourceKey> changed) {
    Set<ResourceKind> before = Set.copyOf(resources.keySet());
    follow(changed);
    resources.forEach(
        (kind, each) -> {
          if (!before.contains(kind)) {
            LOG.info("{} has a definition now, and is watched", kind.kind());
            each.forEach(SharedIndexInformer::start);
          }
        });
  }

  /** Makes informers for the kinds that are served; those that are not. */
  private Set<ResourceKind> follow(Consumer<ResourceKey> changed) {
    Set<ResourceKind> unserved = new HashSet<>(kinds);
    unserved.removeAll(resources.keySet());
    Set<ResourceKind> served =
        unserved.stream().filter(informers::served).collect(Collectors.toSet());
    served.forEach(kind -> resources.put(kind, listening(kind, changed)));
    unserved.removeAll(served);
    return unserved;
  }

  private List<SharedIndexInformer<GenericKubernetesResource>> listening(
      ResourceKind kind, Consumer<ResourceKey> changed) {
    List<SharedIndexInformer<GenericKubernetesResource>> made = informers.of(kind);
    made.forEach(
        informer ->
            informer.addEventHandler(
                new ChangeHandler<>(
                    object ->
                        objectsOf(kind, changed).thenRun(() -> changed.accept(key(object))))));
    return made;
  }

  /** Has the objects watched that resources of a kind own; done when all have been seen. */
  private CompletableFuture<Void> objectsOf(ResourceKind kind, Consumer<ResourceKey> changed) {
    return known.computeIfAbsent(
        kind,
        first ->
            CompletableFuture.allOf(
                first.traits().owned().stream()
                    .map(each -> objects.computeIfAbsent(each, one -> watched(one, changed)))
                    .map(Watched::seen)
                    .toArray(CompletableFuture[]::new)));
  }

  private <T extends HasMetadata> Watched watched(
      WatchedObjects<T> wanted, Consumer<ResourceKey> changed) {
    List<SharedIndexInformer<T>> made = informers.of(wanted);
    for (SharedIndexInformer<T> informer : made) {
      informer.addIndexers(Map.of(OWNER, object -> Owners.uids(object, kinds)));
      informer.addEventHandler(
          new ChangeHandler<>(object -> Owners.keys(object, kinds).forEach(changed)));
    }
    return new Watched(made, started(made.stream()));
  }

  /** Whether all is known of the resources of a kind. */
  private boolean known(ResourceKind kind) {
    CompletableFuture<Void> seen = known.get(kind);
    return seen != null && seen.isDone();
  }

  /** Whether every informer has seen all there was when it began. */
  public boolean synced() {
    return begun && all().allMatch(SharedIndexInformer::hasSynced);
  }

  /** How many informers hear nothing of what changes, since the API server does not let them. */
  public long broken() {
    return all().filter(informer -> !informer.isWatching()).count();
  }

  /** How many resources there are. */
  int count() {
    return resources.values().stream()
        .flatMap(List::stream)
        .mapToInt(informer -> informer.getStore().listKeys().size())
        .sum();
  }

  /** The keys of all resources of which all is known. */
  List<ResourceKey> keys() {
    return resources.entrySet().stream()
        .filter(entry -> known(entry.getKey()))
        .flatMap(entry -> entry.getValue().stream())
        .flatMap(informer -> informer.getStore().list().stream())
        .map(Caches::key)
        .toList();
  }

  /** The keys of those that the nodes of Kubernetes matter to. */
  List<ResourceKey> followers() {
    return resources.entrySet().stream()
        .filter(entry -> known(entry.getKey()))
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
    String storeKey = key.namespace().isEmpty() ? key.name() : key.namespace() + "/" + key.name();
    return resources.getOrDefault(kind, List.of()).stream()
        .map(informer -> informer.getStore().getByKey(storeKey))
        .flatMap(Stream::ofNullable)
        .map(RawResource::new)
        .findFirst();
  }

  /** The objects that belong to the resource with that uid. */
  List<OwnedObject> owned(String uid) {
    return objects.values().stream()
        .flatMap(watched -> watched.informers().stream())
        .flatMap(informer -> informer.getIndexer().byIndex(OWNER, uid).stream())
        .map(OwnedObjects::of)
        .toList();
  }

  @PreDestroy
  void stop() {
    all().forEach(SharedIndexInformer::stop);
  }

  private Stream<SharedIndexInformer<? extends HasMetadata>> all() {
    return Stream.concat(
        resources.values().stream().flatMap(List::stream),
        objects.values().stream().flatMap(watched -> watched.informers().stream()));
  }

  private static ResourceKey key(HasMetadata object) {
    return new ResourceKey(
        object.getKind(),
        Optional.ofNullable(object.getMetadata().getNamespace()).orElse(""),
        object.getMetadata().getName());
  }
}
