package io.windlass.testbed.kubelet.lifecycle;

import io.windlass.testbed.kubelet.lifecycle.ContainerState.Running;
import io.windlass.testbed.kubelet.lifecycle.ContainerState.Terminated;
import io.windlass.testbed.kubelet.lifecycle.ContainerState.Waiting;
import io.windlass.testbed.kubelet.lifecycle.ContainerStep.Start;
import io.windlass.testbed.kubelet.lifecycle.ContainerStep.Wait;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides which containers of a pod to start.
 *
 * <ol>
 *   <li>Init containers run one at a time, in order; the first that has not succeeded is the only
 *       one looked at.
 *   <li>One that failed is started again after its back-off, unless the pod never restarts; then
 *       the pod has failed and nothing is started any more.
 *   <li>When all init containers have succeeded, every main container is looked at on its own.
 *   <li>One that never ran is started; one that ended is started again if the restart policy says
 *       so.
 *   <li>No start comes before the container's back-off has passed.
 * </ol>
 *
 * Guarantees: a running container is never asked to start; no main container starts before every
 * init container has succeeded.
 */
public final class ContainerPlan {

  private ContainerPlan() {}

  /** The steps that are due, at most one per container. */
  public static List<ContainerStep> next(PodRecord pod, Instant now) {
    if (pod.initFailed()) {
      return List.of();
    }
    Optional<ContainerRecord> current =
        pod.init().stream().filter(container -> !container.succeeded()).findFirst();
    return current
        .map(init -> step(init, pod.initPolicy(), now).stream().toList())
        .orElseGet(
            () -> pod.main().stream().flatMap(c -> step(c, pod.policy(), now).stream()).toList());
  }

  private static Optional<ContainerStep> step(
      ContainerRecord container, RestartPolicy policy, Instant now) {
    boolean wanted =
        switch (container.state()) {
          case Waiting waiting -> true;
          case Running running -> false;
          case Terminated end -> policy.restarts(end);
        };
    if (!wanted) {
      return Optional.empty();
    }
    return Optional.of(
        container.notBefore().isAfter(now)
            ? new Wait(container.name(), container.notBefore())
            : new Start(container.name()));
  }
}
