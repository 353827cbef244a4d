package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ListMeta;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.activities.aistore.DesiredObjects.Shape;
import io.windlass.activities.aistore.preflight.ClusterWanted;
import io.windlass.activities.aistore.preflight.Occupant;
import io.windlass.activities.aistore.preflight.Reference;
import io.windlass.activities.aistore.preflight.Surroundings;
import io.windlass.activities.kubernetes.ApiRefusal;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.ClusterSize;
import io.windlass.workflows.aistore.resource.SpecProblems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a cluster finds around it, asked of the API server: each thing once, and only when a check
 * wants to know. Pods are read page by page, and little of each is kept.
 */
final class KubernetesSurroundings implements Surroundings {

  private static final long PAGE = 500;

  private static final ResourceDefinitionContext NETWORK =
      new ResourceDefinitionContext.Builder()
          .withGroup("k8s.cni.cncf.io")
          .withVersion("v1")
          .withKind("NetworkAttachmentDefinition")
          .withPlural("network-attachment-definitions")
          .withNamespaced(true)
          .build();

  private static final Comparator<AIStore> ORDER =
      Comparator.comparing((AIStore one) -> one.getMetadata().getCreationTimestamp())
          .thenComparing(KubernetesSurroundings::uid);

  private final KubernetesClient kubernetes;
  private final DesiredObjects desired;
  private final AIStore aistore;
  private final Once<Optional<List<Node>>> hosts = new Once<>();
  private final Once<List<Occupant>> occupants = new Once<>();
  private final Once<List<ClusterWanted>> rivals = new Once<>();
  private final Once<Optional<List<StorageClass>>> storageClasses = new Once<>();
  private final Once<Optional<List<PersistentVolume>>> volumes = new Once<>();

  KubernetesSurroundings(KubernetesClient kubernetes, DesiredObjects desired, AIStore aistore) {
    this.kubernetes = kubernetes;
    this.desired = desired;
    this.aistore = aistore;
  }

  /** An answer that is kept. */
  private static final class Once<T> {

    private @Nullable T known;

    T get(Supplier<T> question) {
      T answer = known == null ? question.get() : known;
      known = answer;
      return answer;
    }
  }

  /** A cluster as it would be deployed now. */
  static ClusterWanted wanted(DesiredObjects desired, AIStore aistore) {
    return ClusterWanted.of(
        aistore,
        role ->
            desired.nodes(
                aistore,
                role,
                new Shape(ClusterSize.of(aistore).of(role).wanted(), 0),
                Both.none()));
  }

  @Override
  public Optional<List<Node>> hosts() {
    return hosts.get(() -> seen(() -> kubernetes.nodes().list().getItems()));
  }

  @Override
  public List<Occupant> occupants() {
    return occupants.get(() -> ApiRefusal.unlessForbidden(List.of(), this::readPods));
  }

  private List<Occupant> readPods() {
    List<Occupant> found = new ArrayList<>();
    String next = "";
    do {
      PodList page =
          kubernetes
              .pods()
              .inAnyNamespace()
              .list(
                  new ListOptionsBuilder()
                      .withLimit(PAGE)
                      .withContinue(next.isEmpty() ? null : next)
                      .build());
      page.getItems().stream().flatMap(pod -> Occupant.of(pod).stream()).forEach(found::add);
      next = Optional.ofNullable(page.getMetadata()).map(ListMeta::getContinue).orElse("");
    } while (!next.isEmpty());
    return found;
  }

  /** Who came first, or was there before, is in the right: so of two, one always goes on. */
  @Override
  public List<ClusterWanted> rivals() {
    return rivals.get(this::readRivals);
  }

  private List<ClusterWanted> readRivals() {
    List<GenericKubernetesResource> all =
        ApiRefusal.unlessForbidden(List.of(), this::readResources);
    return all.stream()
        .flatMap(resource -> read(resource).stream())
        .filter(other -> !uid(other).equals(uid(aistore)) && goesFirst(other))
        .filter(other -> SpecProblems.blocking(other).isEmpty())
        .map(other -> wanted(desired, other))
        .toList();
  }

  private boolean goesFirst(AIStore other) {
    return ConditionTypes.isTrue(other, ConditionTypes.CREATED)
        || ORDER.compare(other, aistore) < 0;
  }

  private List<GenericKubernetesResource> readResources() {
    return kubernetes
        .genericKubernetesResources(ResourceDefinitionContext.fromResourceType(AIStore.class))
        .inAnyNamespace()
        .list()
        .getItems();
  }

  /** One that can't be read is in nobody's way. */
  private static Optional<AIStore> read(GenericKubernetesResource resource) {
    try {
      return Optional.of(Serialization.jsonMapper().convertValue(resource, AIStore.class));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private static String uid(AIStore one) {
    return one.getMetadata().getUid();
  }

  @Override
  public Optional<List<StorageClass>> storageClasses() {
    return storageClasses.get(
        () -> seen(() -> kubernetes.storage().v1().storageClasses().list().getItems()));
  }

  @Override
  public Optional<List<PersistentVolume>> volumes() {
    return volumes.get(() -> seen(() -> kubernetes.persistentVolumes().list().getItems()));
  }

  private static <T> Optional<List<T>> seen(Supplier<List<T>> question) {
    return ApiRefusal.unlessForbidden(Optional.empty(), () -> Optional.of(question.get()));
  }

  @Override
  public boolean claimExists(String name) {
    return ApiRefusal.unlessForbidden(
        true,
        () ->
            kubernetes
                    .persistentVolumeClaims()
                    .inNamespace(aistore.getMetadata().getNamespace())
                    .withName(name)
                    .get()
                != null);
  }

  @Override
  public boolean exists(Reference reference) {
    return ApiRefusal.unlessForbidden(
        true,
        () ->
            switch (reference.kind()) {
              case PRIORITY_CLASS ->
                  kubernetes.scheduling().v1().priorityClasses().withName(reference.name()).get()
                      != null;
              case CONFIG_MAP ->
                  kubernetes
                          .configMaps()
                          .inNamespace(reference.namespace())
                          .withName(reference.name())
                          .get()
                      != null;
              case NETWORK ->
                  kubernetes
                          .genericKubernetesResources(NETWORK)
                          .inNamespace(reference.namespace())
                          .withName(reference.name())
                          .get()
                      != null;
            });
  }
}
