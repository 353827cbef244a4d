package io.windlass.activities.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.workflows.lifecycle.ResourceReference;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The custom resources of one kind: read, and written in status and metadata only. The spec is the
 * user's.
 *
 * <p>The status is written by merge patch on the version that was read, so that two writers never
 * undo each other, and a definition that lacks our own fields (the original operator's) just drops
 * them.
 */
public final class CustomResources<T extends CustomResource<?, S>, S> {

  private static final int CONFLICTS = 10;

  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

  private final KubernetesClient client;
  private final Class<T> type;

  public CustomResources(KubernetesClient client, Class<T> type) {
    this.client = client;
    this.type = type;
  }

  /**
   * All that there are, in every namespace; none where the API server has no definition of them.
   */
  public List<T> all() {
    try {
      return client.resources(type).inAnyNamespace().list().getItems();
    } catch (KubernetesClientException answer) {
      if (answer.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
        return List.of();
      }
      throw answer;
    }
  }

  /** The resource in the life that the reference names; empty when that is over. */
  public Optional<T> find(ResourceReference reference) {
    return Optional.ofNullable(resource(reference).get())
        .filter(
            found ->
                reference.uid().isEmpty() || reference.uid().equals(found.getMetadata().getUid()));
  }

  /**
   * What the resource's spec asks for and our model of it has no word for, as paths; nothing when
   * the resource is gone.
   */
  public List<String> unknownFields(ResourceReference reference) {
    return Optional.ofNullable(written(reference)).stream()
        .map(Serialization.jsonMapper()::<JsonNode>valueToTree)
        .flatMap(written -> unknownFields(written).stream())
        .toList();
  }

  private List<String> unknownFields(JsonNode written) {
    JsonNode understood =
        Serialization.jsonMapper()
            .valueToTree(Serialization.jsonMapper().convertValue(written, type));
    return UnknownFields.of("spec", written.path("spec"), understood.path("spec"));
  }

  /**
   * A resource with another spec, in thought.
   *
   * @param unknownFields as {@link #unknownFields} tells them of the spec that stands
   */
  public record Draft<T>(T resource, List<String> unknownFields) {}

  /**
   * The resource as it would be with another spec.
   *
   * @param spec as JSON
   * @throws JsonProcessingException when that is not the JSON of a spec
   */
  public Draft<T> draft(T resource, String spec) throws JsonProcessingException {
    ObjectNode written = Serialization.jsonMapper().valueToTree(resource);
    written.set("spec", Serialization.jsonMapper().readTree(spec));
    return new Draft<>(
        Serialization.jsonMapper().treeToValue(written, type), unknownFields(written));
  }

  /** Where the JSON could not be read. Never what stands there: it may be a secret. */
  public static String place(JsonProcessingException unreadable) {
    return unreadable instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
        ? "see "
            + mapping.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."))
        : "see line %d, column %d"
            .formatted(
                unreadable.getLocation().getLineNr(), unreadable.getLocation().getColumnNr());
  }

  private @Nullable GenericKubernetesResource written(ResourceReference reference) {
    return Places.in(
            reference.namespace(),
            client.genericKubernetesResources(ResourceDefinitionContext.fromResourceType(type)))
        .withName(reference.name())
        .get();
  }

  /**
   * Changes the status; writes nothing when {@code change} answers an equal one, does nothing when
   * the resource is gone.
   *
   * @param change from the resource as it is to the status that it should have
   */
  public void changeStatus(ResourceReference reference, Function<T, S> change) {
    for (int attempt = 1; ; attempt++) {
      Optional<T> found = find(reference);
      if (found.isEmpty() || changed(reference, found.get(), change, attempt)) {
        return;
      }
    }
  }

  /** Whether the status is as wanted now; false when somebody else wrote in between. */
  private boolean changed(
      ResourceReference reference, T found, Function<T, S> change, int attempt) {
    JsonNode before = Serialization.jsonMapper().valueToTree(found.getStatus());
    JsonNode after = Serialization.jsonMapper().valueToTree(change.apply(found));
    if (after.equals(before)) {
      return true;
    }
    try {
      resource(reference).subresource("status").patch(MERGE, patch(found, before, after));
      return true;
    } catch (KubernetesClientException refused) {
      if (refused.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
        return true;
      }
      if (refused.getCode() == HttpURLConnection.HTTP_CONFLICT && attempt < CONFLICTS) {
        return false;
      }
      throw refused;
    }
  }

  /**
   * Sets annotations, and removes those whose value is empty.
   *
   * @return whether there was anything to write
   */
  public boolean annotate(T resource, Map<String, String> annotations) {
    return write(resource, resource.getMetadata().getFinalizers(), annotations);
  }

  /**
   * Adds our finalizer, so that a deletion waits for us, and sets annotations: all of it or, when
   * somebody else writes at the same time, nothing.
   */
  public void hold(T resource, String finalizer, Map<String, String> annotations) {
    List<String> present = resource.getMetadata().getFinalizers();
    List<String> wanted = Stream.concat(present.stream(), Stream.of(finalizer)).distinct().toList();
    write(resource, wanted, annotations);
  }

  /** Takes our finalizer away; the API server then removes the resource. */
  public void release(T resource, String finalizer) {
    List<String> left =
        resource.getMetadata().getFinalizers().stream()
            .filter(other -> !other.equals(finalizer))
            .toList();
    write(resource, left, Map.of());
  }

  /**
   * In one write, and in none when nothing changes. Finalizers on the version that was read: other
   * people's must not be lost.
   *
   * @return whether anything was written
   */
  private boolean write(T resource, List<String> finalizers, Map<String, String> annotations) {
    ObjectNode metadata = Serialization.jsonMapper().createObjectNode();
    Map<String, String> present = resource.getMetadata().getAnnotations();
    new TreeMap<>(annotations)
        .forEach(
            (key, value) -> {
              if (!value.equals(present.getOrDefault(key, ""))) {
                metadata.withObject("annotations").put(key, value.isEmpty() ? null : value);
              }
            });
    if (!finalizers.equals(resource.getMetadata().getFinalizers())) {
      metadata.put("resourceVersion", resource.getMetadata().getResourceVersion());
      metadata.set("finalizers", Serialization.jsonMapper().valueToTree(finalizers));
    }
    if (!metadata.isEmpty()) {
      patchMetadata(resource, metadata);
    }
    return !metadata.isEmpty();
  }

  private void patchMetadata(T resource, ObjectNode metadata) {
    ObjectNode patch = Serialization.jsonMapper().createObjectNode();
    patch.set("metadata", metadata);
    client.resource(resource).patch(MERGE, patch.toString());
  }

  private Resource<T> resource(ResourceReference reference) {
    return Places.in(reference.namespace(), client.resources(type)).withName(reference.name());
  }

  private static String patch(HasMetadata found, JsonNode before, JsonNode after) {
    ObjectNode patch = Serialization.jsonMapper().createObjectNode();
    patch.putObject("metadata").put("resourceVersion", found.getMetadata().getResourceVersion());
    patch.set("status", MergePatch.between(before, after));
    return patch.toString();
  }
}
