package io.windlass.activities.aistore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.activities.kubernetes.PodReading;
import io.windlass.workflows.aistore.ClusterObservation.Objection;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.Mount;
import io.windlass.workflows.aistore.resource.Names;
import io.windlass.workflows.lifecycle.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which added mounts the StatefulSet of the targets can have at this moment. Pure.
 *
 * <ol>
 *   <li>A StatefulSet that makes a claim which one of its pods does not have tries to give it to
 *       that pod, in vain, and looks after no pod of a higher number until that one is replaced.
 *   <li>So targets get an added mount from the lowest number up, and it is held back while a target
 *       is not ready that stands behind one without it: that one could not come back.
 *   <li>A claim that only pods have, and not the StatefulSet, is in nobody's way.
 * </ol>
 */
final class HeldMounts {

  private HeldMounts() {}

  /**
   * The resource without the mounts that are to wait.
   *
   * @param replicas how many pods the StatefulSet asks for
   */
  static AIStore without(AIStore aistore, int replicas, Collection<Pod> pods) {
    Map<String, Pod> byName =
        pods.stream()
            .collect(Collectors.toMap(pod -> pod.getMetadata().getName(), Function.identity()));
    int first =
        IntStream.range(0, replicas)
            .filter(
                ordinal ->
                    pod(aistore, byName, ordinal)
                        .filter(pod -> missing(aistore, pod).findAny().isPresent())
                        .isPresent())
            .findFirst()
            .orElse(replicas);
    boolean behind =
        IntStream.range(first + 1, replicas)
            .anyMatch(ordinal -> pod(aistore, byName, ordinal).filter(PodReading::ready).isEmpty());
    return behind ? held(aistore, pods) : aistore;
  }

  /** Why a target does without a mount that the spec asks for; where none of them does, empty. */
  static Optional<Objection> objection(AIStore aistore, Collection<Pod> pods) {
    return pods.stream()
        .flatMap(pod -> missing(aistore, pod).map(mount -> objection(pod, mount)))
        .findFirst();
  }

  private static Objection objection(Pod pod, Mount mount) {
    return new Objection(
        Reason.VOLUME_HELD,
        "spec.targetSpec.mounts: %s is not in use. %s gets its volume as soon as all targets with a higher number are ready"
            .formatted(mount.path(), pod.getMetadata().getName()));
  }

  /** The mounts whose volume a pod does not have. */
  private static Stream<Mount> missing(AIStore aistore, Pod pod) {
    Set<String> present = volumes(pod);
    return aistore.getSpec().targetSpec().mounts().stream()
        .filter(Mount::claimed)
        .filter(mount -> !present.contains(Names.of(aistore).dataClaim(mount)));
  }

  private static Optional<Pod> pod(AIStore aistore, Map<String, Pod> pods, int ordinal) {
    return Optional.ofNullable(pods.get(Names.of(aistore).pod(DaemonRole.TARGET, ordinal)));
  }

  private static AIStore held(AIStore aistore, Collection<Pod> pods) {
    Set<String> waiting =
        pods.stream()
            .flatMap(pod -> missing(aistore, pod))
            .map(Mount::path)
            .collect(Collectors.toSet());
    ObjectNode tree = Serialization.jsonMapper().valueToTree(aistore);
    ArrayNode mounts = tree.withArray("/spec/targetSpec/mounts");
    List<JsonNode> kept = new ArrayList<>();
    mounts.forEach(
        mount -> {
          if (!waiting.contains(mount.path("path").asText())) {
            kept.add(mount);
          }
        });
    mounts.removeAll().addAll(kept);
    return Serialization.jsonMapper().convertValue(tree, AIStore.class);
  }

  /** The names of volumes that are claims. */
  private static Set<String> volumes(Pod pod) {
    return pod.getSpec().getVolumes().stream()
        .filter(volume -> volume.getPersistentVolumeClaim() != null)
        .map(Volume::getName)
        .collect(Collectors.toSet());
  }
}
