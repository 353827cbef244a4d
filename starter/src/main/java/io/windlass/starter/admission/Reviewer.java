package io.windlass.starter.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.windlass.starter.admission.Change.Author;
import io.windlass.workflows.aistore.resource.AIStore;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Judges what the API server asks about.
 *
 * <ol>
 *   <li>Only creations and updates are judged; whatever else is asked is allowed.
 *   <li>A resource that is being deleted is in nobody's way.
 *   <li>An object that can't be read as our model fails the call, and no other one.
 * </ol>
 */
@Singleton
final class Reviewer {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final KubernetesSerialization serialization;
  private final Map<WebhookPath, List<Check>> checks;

  Reviewer(KubernetesClient client, Surroundings surroundings) {
    this.serialization = client.getKubernetesSerialization();
    this.checks =
        Map.of(
            WebhookPath.RESOURCE,
            List.of(
                new SpecCheck(),
                new WishCheck(),
                new ClusterCheck(surroundings),
                new VolumeCheck(surroundings)),
            WebhookPath.RIGHTS,
            List.of(new RightsCheck(surroundings)));
  }

  /** The change that a request speaks of; empty when there is nothing to judge. */
  Optional<Change> change(JsonNode request) {
    String operation = request.path("operation").asText();
    JsonNode object = request.path("object");
    boolean judged = operation.equals("CREATE") || operation.equals("UPDATE");
    boolean leaving = object.path("metadata").has("deletionTimestamp");
    return judged && object.isObject() && !leaving
        ? Optional.of(
            new Change(
                Optional.of(request.path("oldObject")).filter(JsonNode::isObject).map(this::read),
                read(object),
                !object.path("spec").equals(request.path("oldObject").path("spec")),
                author(request.path("userInfo"))))
        : Optional.empty();
  }

  private AIStore read(JsonNode object) {
    return serialization.convertValue(object, AIStore.class);
  }

  private static Author author(JsonNode user) {
    return new Author(
        user.path("username").asText(),
        user.path("uid").asText(),
        List.of(JSON.convertValue(user.withArray("groups"), String[].class)),
        extra(user.path("extra")));
  }

  private static Map<String, List<String>> extra(JsonNode extra) {
    return extra.properties().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> List.of(JSON.convertValue(entry.getValue(), String[].class))));
  }

  /** What is to be answered to a change. */
  Answer review(WebhookPath path, Change change) {
    return new Answer(
        checks.getOrDefault(path, List.of()).stream().flatMap(check -> check.of(change)).toList());
  }
}
