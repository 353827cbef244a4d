package io.windlass.starter.admission;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.windlass.workflows.aistore.resource.AIStore;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
                new VolumeCheck(surroundings),
                new DrainCheck(surroundings)),
            WebhookPath.RIGHTS,
            List.of(new RightsCheck(surroundings)));
  }

  /** The change that a request speaks of; empty when there is nothing to judge. */
  Optional<Change> change(JsonNode review) {
    AdmissionRequest request = new AdmissionRequest(review);
    return request.isJudged()
        ? Optional.of(
            new Change(
                request.before().map(this::read),
                read(request.after()),
                request.specChanged(),
                request.author()))
        : Optional.empty();
  }

  private AIStore read(JsonNode object) {
    return serialization.convertValue(object, AIStore.class);
  }

  /** What is to be answered to a change. */
  Answer review(WebhookPath path, Change change) {
    return new Answer(
        checks.getOrDefault(path, List.of()).stream().flatMap(check -> check.of(change)).toList());
  }
}
