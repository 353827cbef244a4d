package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.kubernetes.ApiRefusal;
import io.windlass.activities.kubernetes.PodReading;
import io.windlass.workflows.lifecycle.PodProblem;
import io.windlass.workflows.lifecycle.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads why a pod waits for its volumes. Its status is silent about that; only its Events tell, and
 * they do without anybody reading a Secret.
 *
 * <ol>
 *   <li>Only a pod none of whose containers was ever started is asked about, and only after it has
 *       waited for long: a volume that is merely slow is no trouble.
 *   <li>Objects that do not exist are named, all of them.
 *   <li>Any other trouble is told in the kubelet's own words.
 * </ol>
 *
 * @param failures Events of the pod
 */
record VolumeTrouble(List<Event> failures) {

  private static final Set<String> BEFORE_START = Set.of("ContainerCreating", "PodInitializing");

  private static final Pattern MISSING =
      Pattern.compile("(secret|configmap) \"([^\"]+)\" not found", Pattern.CASE_INSENSITIVE);

  VolumeTrouble {
    failures = List.copyOf(failures);
  }

  /** What is known better than {@code silence}, where there is something. */
  static PodProblem behind(PodProblem silence, KubernetesClient kubernetes, Pod pod) {
    return waitsForVolumes(pod)
        ? read(kubernetes, pod).problem(pod, silence.lasting()).orElse(silence)
        : silence;
  }

  static boolean waitsForVolumes(Pod pod) {
    List<ContainerStatus> containers =
        Stream.concat(
                pod.getStatus().getInitContainerStatuses().stream(),
                pod.getStatus().getContainerStatuses().stream())
            .toList();
    return !PodReading.terminating(pod)
        && !containers.isEmpty()
        && containers.stream().allMatch(VolumeTrouble::beforeStart);
  }

  private static boolean beforeStart(ContainerStatus container) {
    return Optional.ofNullable(container.getState())
        .map(ContainerState::getWaiting)
        .map(ContainerStateWaiting::getReason)
        .filter(BEFORE_START::contains)
        .isPresent();
  }

  /** Where a role does not let us read Events, nothing is known. */
  private static VolumeTrouble read(KubernetesClient kubernetes, Pod pod) {
    return new VolumeTrouble(
        ApiRefusal.unlessForbidden(
            List.of(),
            () ->
                kubernetes
                    .v1()
                    .events()
                    .inNamespace(pod.getMetadata().getNamespace())
                    .withFields(
                        Map.of(
                            "involvedObject.uid",
                            pod.getMetadata().getUid(),
                            "reason",
                            "FailedMount"))
                    .list()
                    .getItems()));
  }

  /**
   * Why the volumes are not there; empty when nobody says. What does not exist does not come by
   * waiting; anything else lasts when the silence does.
   */
  Optional<PodProblem> problem(Pod pod, boolean silentForLong) {
    String missing =
        failures.stream()
            .map(Event::getMessage)
            .flatMap(words -> MISSING.matcher(words).results())
            .map(VolumeTrouble::name)
            .sorted()
            .distinct()
            .collect(Collectors.joining(", "));
    return missing.isEmpty()
        ? failures.stream()
            .map(Event::getMessage)
            .findFirst()
            .map(words -> new PodProblem(Reason.POD_STUCK, told(pod, words), silentForLong))
        : Optional.of(
            new PodProblem(
                Reason.MISSING_REFERENCE,
                told(pod, missing + " does not exist (create it)"),
                true));
  }

  private static String name(MatchResult found) {
    String kind = found.group(1).equalsIgnoreCase("secret") ? "Secret" : "ConfigMap";
    return "%s %s".formatted(kind, found.group(2));
  }

  private static String told(Pod pod, String words) {
    return "pod %s: %s".formatted(pod.getMetadata().getName(), words);
  }
}
