package io.windlass.testbed.kubelet.lifecycle;

import io.windlass.testbed.kubelet.lifecycle.ContainerState.Terminated;
import io.windlass.testbed.kubelet.lifecycle.ContainerState.Waiting;

/** {@code status.phase}, derived the way a kubelet derives it. */
public enum PodPhase {
  PENDING("Pending"),
  RUNNING("Running"),
  SUCCEEDED("Succeeded"),
  FAILED("Failed");

  private final String word;

  PodPhase(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /**
   * Pending until every container has run once; Succeeded or Failed when all have ended for good;
   * Running in between, also while all of them wait for a restart.
   */
  public static PodPhase of(PodRecord pod) {
    if (pod.initFailed()) {
      return FAILED;
    }
    boolean someNeverRan =
        pod.main().stream().anyMatch(c -> c.state() instanceof Waiting && c.last().isEmpty());
    if (!pod.initialized() || someNeverRan) {
      return PENDING;
    }
    return pod.finished() ? end(pod) : RUNNING;
  }

  /** The phase of a pod whose containers were all stopped for its deletion. */
  public static PodPhase afterDeletion(PodRecord pod) {
    return pod.main().stream().allMatch(ContainerRecord::succeeded) ? SUCCEEDED : FAILED;
  }

  private static PodPhase end(PodRecord pod) {
    boolean failed =
        pod.main().stream()
            .anyMatch(c -> c.state() instanceof Terminated end && end.exitCode() != 0);
    return failed ? FAILED : SUCCEEDED;
  }
}
