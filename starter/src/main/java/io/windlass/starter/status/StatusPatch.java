package io.windlass.starter.status;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.windlass.starter.resource.RawResource;
import io.windlass.starter.resource.ResourceKind;
import io.windlass.workflows.lifecycle.ResourceReference;
import jakarta.inject.Singleton;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes one condition beside the others.
 *
 * <ol>
 *   <li>The list of conditions is read, one is replaced, and the list is written on condition that
 *       the resource is still the one that was read.
 *   <li>When it is not, it is read again and everything is decided anew.
 * </ol>
 *
 * <p>Guarantees: no condition of anybody else is lost; nothing is written to another life of the
 * resource.
 */
@Singleton
final class StatusPatch {

  private static final int ATTEMPTS = 5;

  private static final PatchContext MERGE =
      new PatchContext.Builder()
          .withPatchType(PatchType.JSON_MERGE)
          .withFieldManager("windlass")
          .build();

  private final KubernetesClient client;

  StatusPatch(KubernetesClient client) {
    this.client = client;
  }

  /**
   * Writes the condition that {@code decide} makes of the present resource, if it makes one.
   *
   * @throws KubernetesClientException when the API server refuses, or others are always faster
   */
  void write(
      ResourceKind kind,
      RawResource known,
      Function<RawResource, Optional<Map<String, Object>>> decide) {
    Optional<RawResource> resource = Optional.of(known);
    for (int attempt = 1; resource.isPresent(); attempt++) {
      Optional<Map<String, Object>> condition = decide.apply(resource.get());
      if (condition.isEmpty() || written(kind, resource.get(), condition.get(), attempt)) {
        return;
      }
      resource = read(kind, known);
    }
  }

  private boolean written(
      ResourceKind kind, RawResource resource, Map<String, Object> condition, int attempt) {
    try {
      Map<String, Object> patch =
          Map.of(
              "metadata",
              Map.of("resourceVersion", resource.object().getMetadata().getResourceVersion()),
              "status",
              Map.of("conditions", replaced(resource.conditions(), condition)));
      at(kind, resource).subresource("status").patch(MERGE, json(patch));
      return true;
    } catch (KubernetesClientException refusal) {
      if (refusal.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
        return true;
      }
      if (refusal.getCode() != HttpURLConnection.HTTP_CONFLICT || attempt >= ATTEMPTS) {
        throw refusal;
      }
      return false;
    }
  }

  /** Merges an annotation into the resource. */
  void annotate(ResourceKind kind, RawResource resource, String key, String value) {
    Map<String, Object> patch = Map.of("metadata", Map.of("annotations", Map.of(key, value)));
    at(kind, resource).patch(MERGE, json(patch));
  }

  private Optional<RawResource> read(ResourceKind kind, RawResource known) {
    String uid = known.reference().uid();
    return Optional.ofNullable(at(kind, known).get())
        .map(RawResource::new)
        .filter(now -> now.reference().uid().equals(uid));
  }

  private Resource<GenericKubernetesResource> at(ResourceKind kind, RawResource resource) {
    var all = client.genericKubernetesResources(kind.definition());
    ResourceReference reference = resource.reference();
    return kind.definition().isNamespaceScoped()
        ? all.inNamespace(reference.namespace()).withName(reference.name())
        : all.withName(reference.name());
  }

  private static List<Map<String, Object>> replaced(
      List<Map<String, Object>> conditions, Map<String, Object> condition) {
    List<Map<String, Object>> all = new ArrayList<>(conditions);
    all.removeIf(other -> Objects.equals(condition.get("type"), other.get("type")));
    all.add(condition);
    return all;
  }

  private String json(Map<String, Object> patch) {
    return client.getKubernetesSerialization().asJson(patch);
  }
}
