package io.windlass.activities.aistore.hosts;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.windlass.workflows.aistore.resource.Mount;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a pod says that was sent to look at a host.
 *
 * @param pod as it was seen last; empty when there was none
 */
public record HostAnswer(Optional<Pod> pod) {

  private static final Set<String> OVER = Set.of("Succeeded", "Failed");

  /** Whether nothing more is to come. */
  public boolean over() {
    return pod.filter(seen -> OVER.contains(phase(seen))).isPresent();
  }

  /**
   * What is not as recommended, or why nothing is known of it, in words.
   *
   * @param onHost the mounts of targets that are directories of the host, as the pod numbers them
   */
  public List<String> differences(List<Mount> onHost) {
    return pod.flatMap(HostAnswer::lastWords)
        .map(HostReport::read)
        .filter(report -> !report.empty())
        .map(report -> report.differences(onHost))
        .orElseGet(() -> List.of("no answer (%s)".formatted(why())));
  }

  private static Optional<String> lastWords(Pod pod) {
    return first(pod, ContainerState::getTerminated, ContainerStateTerminated::getMessage);
  }

  /** The kubelet's word for the pod, else for what its container waits for. */
  private String why() {
    return pod.map(
            seen ->
                Optional.ofNullable(seen.getStatus().getReason())
                    .or(
                        () ->
                            first(
                                seen, ContainerState::getWaiting, ContainerStateWaiting::getReason))
                    .orElseGet(() -> phase(seen)))
        .orElse("its pod was not made");
  }

  private static <S> Optional<String> first(
      Pod pod, Function<ContainerState, S> state, Function<S, String> word) {
    return pod.getStatus().getContainerStatuses().stream()
        .map(ContainerStatus::getState)
        .flatMap(present -> Optional.ofNullable(present).map(state).map(word).stream())
        .findFirst();
  }

  private static String phase(Pod pod) {
    return String.valueOf(pod.getStatus().getPhase());
  }
}
