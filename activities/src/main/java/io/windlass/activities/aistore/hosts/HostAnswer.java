package io.windlass.activities.aistore.hosts;

import io.fabric8.kubernetes.api.model.Pod;
import io.windlass.activities.kubernetes.ErrandAnswer;
import io.windlass.workflows.aistore.resource.Mount;
import java.util.List;
import java.util.Optional;

/**
 * What a pod says that was sent to look at a host.
 *
 * @param pod as it was seen last; empty when there was none
 */
public record HostAnswer(Optional<Pod> pod) {

  /** Whether nothing more is to come. */
  public boolean over() {
    return answer().over();
  }

  /**
   * What is not as recommended, or why nothing is known of it, in words.
   *
   * @param onHost the mounts of targets that are directories of the host, as the pod numbers them
   */
  public List<String> differences(List<Mount> onHost) {
    return answer()
        .words()
        .map(HostReport::read)
        .filter(report -> !report.empty())
        .map(report -> report.differences(onHost))
        .orElseGet(() -> List.of("no answer (%s)".formatted(answer().why())));
  }

  private ErrandAnswer answer() {
    return new ErrandAnswer(pod);
  }
}
