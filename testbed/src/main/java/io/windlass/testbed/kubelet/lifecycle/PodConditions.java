package io.windlass.testbed.kubelet.lifecycle;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodReadinessGate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The conditions a kubelet owns; those of others (PodScheduled, readiness gates) are left alone.
 */
final class PodConditions {

  private static final String NOT_READY = "ContainersNotReady";

  private final Pod pod;
  private final PodRecord record;
  private final List<PodCondition> before;
  private final Instant now;

  /**
   * @param before the conditions written last; a condition whose status stays the same keeps its
   *     transition time
   */
  PodConditions(Pod pod, PodRecord record, List<PodCondition> before, Instant now) {
    this.pod = pod;
    this.record = record;
    this.before = before;
    this.now = now;
  }

  List<PodCondition> all(boolean sandbox, PodPhase phase) {
    List<PodCondition> all = new ArrayList<>();
    all.add(condition("PodReadyToStartContainers", sandbox, "", ""));
    all.add(initialized());
    all.addAll(readiness(phase));
    return all;
  }

  private PodCondition initialized() {
    String waiting = names(record.init().stream().filter(c -> !c.succeeded()).toList());
    return condition(
        "Initialized",
        record.initialized(),
        "ContainersNotInitialized",
        "containers with incomplete status: [" + waiting + "]");
  }

  private List<PodCondition> readiness(PodPhase phase) {
    List<ContainerRecord> unready = record.main().stream().filter(c -> !c.ready()).toList();
    String message = "containers with unready status: [" + names(unready) + "]";
    return switch (phase) {
      case SUCCEEDED -> both(false, "PodCompleted", "");
      case FAILED -> both(false, "PodFailed", "");
      case PENDING, RUNNING ->
          unready.isEmpty() ? containersReady() : both(false, NOT_READY, message);
    };
  }

  /** All containers are ready: the pod is, if its readiness gates are open too. */
  private List<PodCondition> containersReady() {
    List<String> closed =
        pod.getSpec().getReadinessGates().stream()
            .map(PodReadinessGate::getConditionType)
            .filter(type -> !holds(pod.getStatus().getConditions(), type))
            .toList();
    String message = "readiness gates not met: " + closed;
    return List.of(
        condition("ContainersReady", true, "", ""),
        condition("Ready", closed.isEmpty(), "ReadinessGatesNotReady", message));
  }

  private List<PodCondition> both(boolean holds, String reason, String message) {
    return List.of(
        condition("ContainersReady", holds, reason, message),
        condition("Ready", holds, reason, message));
  }

  private PodCondition condition(String type, boolean holds, String reason, String message) {
    String status = holds ? "True" : "False";
    String since =
        before.stream()
            .filter(old -> type.equals(old.getType()) && status.equals(old.getStatus()))
            .findFirst()
            .map(PodCondition::getLastTransitionTime)
            .orElseGet(() -> ContainerStatuses.text(now));
    return new PodConditionBuilder()
        .withType(type)
        .withStatus(status)
        .withLastTransitionTime(since)
        .withReason(holds || reason.isEmpty() ? null : reason)
        .withMessage(holds || message.isEmpty() ? null : message)
        .build();
  }

  private static boolean holds(List<PodCondition> conditions, String type) {
    return conditions.stream()
        .anyMatch(c -> type.equals(c.getType()) && "True".equals(c.getStatus()));
  }

  private static String names(List<ContainerRecord> containers) {
    return containers.stream().map(ContainerRecord::name).collect(Collectors.joining(" "));
  }
}
