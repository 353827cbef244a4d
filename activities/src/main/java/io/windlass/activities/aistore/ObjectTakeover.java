package io.windlass.activities.aistore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.activities.kubernetes.ApiRefusal;
import io.windlass.activities.kubernetes.Differences;
import io.windlass.activities.kubernetes.Differences.Found;
import io.windlass.activities.kubernetes.Effect;
import io.windlass.activities.kubernetes.Kept;
import io.windlass.activities.kubernetes.Kept.Part;
import io.windlass.activities.kubernetes.Ownership;
import io.windlass.activities.kubernetes.ServerSide;
import io.windlass.workflows.lifecycle.Forecast.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What becomes of one object that changes hands.
 *
 * <ol>
 *   <li>The API server says what it would be after the handover and an apply; where it refuses a
 *       change of what can't change in a StatefulSet, that stays, and it is asked again.
 *   <li>What differs in a pod template waits. Everything else changes at once.
 *   <li>What stays must not be in the way: pods have to find their volumes and their names.
 * </ol>
 */
record ObjectTakeover(ServerSide objects) {

  private static final String TEMPLATE = "spec.template";

  /**
   * What becomes of it.
   *
   * @param objections why a person has to decide first; none if nothing is in the way
   */
  record Result(List<Difference> differences, Kept kept, List<String> objections) {}

  /**
   * Looks at one.
   *
   * @param wanted as Windlass would make it
   */
  Result of(HasMetadata wanted, HasMetadata live) {
    try {
      return result(wanted, live, Kept.nothing());
    } catch (KubernetesClientException answer) {
      if (!(wanted instanceof StatefulSet) || ApiRefusal.in(answer).isEmpty()) {
        throw answer;
      }
      return result(wanted, live, Kept.nothing().with(wanted, Part.FIXED));
    }
  }

  private Result result(HasMetadata wanted, HasMetadata live, Kept fixed) {
    HasMetadata applied = fixed.over(wanted, live);
    List<Found> found =
        Differences.between(live, objects.preview(applied, live, FormerOperator.HANDOVER));
    Set<String> paths = found.stream().map(Found::path).collect(Collectors.toSet());
    boolean templated = found.stream().anyMatch(each -> each.path().startsWith(TEMPLATE));
    List<Difference> differences = new ArrayList<>();
    found.forEach(each -> differences.add(effect(each).of(wanted, each)));
    List<Found> staying = fixed.wanted().isEmpty() ? List.of() : staying(wanted, live);
    staying.forEach(each -> differences.add(Effect.STAYS.of(wanted, each)));
    FormerOperator.HANDOVER
        .ofStrangers(live)
        .forEach(
            (path, value) -> {
              if (!paths.contains(path)) {
                differences.add(stranger(wanted, path, value));
              }
            });
    List<String> objections =
        Stream.of(inTheWay(wanted, live), unfinished(live)).flatMap(Optional::stream).toList();
    return new Result(
        differences, templated ? fixed.with(wanted, Part.TEMPLATE) : fixed, objections);
  }

  private static Effect effect(Found found) {
    return found.path().startsWith(TEMPLATE) ? Effect.WAITS : Effect.CHANGED;
  }

  private static Difference stranger(HasMetadata object, String path, JsonNode value) {
    return Effect.LEFT_ALONE.of(object, new Found(path, value, MissingNode.getInstance()));
  }

  private static List<Found> staying(HasMetadata wanted, HasMetadata live) {
    JsonNode theirs = spec(live);
    JsonNode ours = spec(wanted);
    return Part.FIXED.fields().stream()
        .filter(field -> ours.has(field))
        .flatMap(
            field ->
                Differences.between(theirs.path(field), ours.path(field)).stream()
                    .filter(found -> !found.after().isMissingNode())
                    .map(
                        found ->
                            new Found(
                                "spec.%s%s".formatted(field, join(found.path())),
                                found.before(),
                                found.after())))
        .toList();
  }

  private static String join(String path) {
    return path.isEmpty() || path.startsWith("[") ? path : "." + path;
  }

  private static JsonNode spec(HasMetadata object) {
    return Serialization.jsonMapper().<JsonNode>valueToTree(object).path("spec");
  }

  /** Pods of the wanted template could not run in the StatefulSet as it stays. */
  private static Optional<String> inTheWay(HasMetadata wanted, HasMetadata live) {
    if (!(wanted instanceof StatefulSet ours && live instanceof StatefulSet theirs)) {
      return Optional.empty();
    }
    String title = Ownership.title(live);
    if (!ours.getSpec().getServiceName().equals(theirs.getSpec().getServiceName())) {
      return Optional.of(
          "%s has serviceName %s and not %s: its pods have other names than the cluster knows"
              .formatted(
                  title, theirs.getSpec().getServiceName(), ours.getSpec().getServiceName()));
    }
    if (!claims(ours).equals(claims(theirs))) {
      return Optional.of(
          "%s has the claim templates %s and not %s: pods would not find their volumes"
              .formatted(title, claims(theirs), claims(ours)));
    }
    boolean selected =
        theirs.getSpec().getSelector().getMatchLabels().entrySet().stream()
            .allMatch(
                label ->
                    label
                        .getValue()
                        .equals(
                            ours.getSpec()
                                .getTemplate()
                                .getMetadata()
                                .getLabels()
                                .get(label.getKey())));
    return selected
        ? Optional.empty()
        : Optional.of("%s selects pods by other labels than they will have".formatted(title));
  }

  private static List<String> claims(StatefulSet nodes) {
    return nodes.getSpec().getVolumeClaimTemplates().stream()
        .map(claim -> claim.getMetadata().getName())
        .sorted()
        .toList();
  }

  /** A rollout that has begun would be taken up at once. */
  private static Optional<String> unfinished(HasMetadata live) {
    if (!(live instanceof StatefulSet nodes) || nodes.getStatus() == null) {
      return Optional.empty();
    }
    int pods = Optional.ofNullable(nodes.getStatus().getReplicas()).orElse(0);
    int updated = Optional.ofNullable(nodes.getStatus().getUpdatedReplicas()).orElse(0);
    return updated == pods
        ? Optional.empty()
        : Optional.of(
            "%s is in the middle of a rollout: %d of %d pods have its template. Let ais-operator finish it first"
                .formatted(Ownership.title(live), updated, pods));
  }
}
