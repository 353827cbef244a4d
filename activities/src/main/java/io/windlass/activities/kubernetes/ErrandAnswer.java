package io.windlass.activities.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a pod says that was sent on an errand: its last words are the answer.
 *
 * @param pod as it was seen last; empty when there was none
 */
public record ErrandAnswer(Optional<Pod> pod) {

  private static final Set<String> OVER = Set.of("Succeeded", "Failed");

  /** Whether nothing more is to come. */
  public boolean over() {
    return pod.filter(seen -> OVER.contains(phase(seen))).isPresent();
  }

  /** The message with which its container ended; empty while it has not, or said nothing. */
  public Optional<String> words() {
    return pod.flatMap(
        seen -> first(seen, ContainerState::getTerminated, ContainerStateTerminated::getMessage));
  }

  /** Why there is no answer: the kubelet's word for the pod, else for what its container awaits. */
  public String why() {
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
