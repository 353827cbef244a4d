package io.windlass.activities.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.windlass.workflows.lifecycle.PodProblem;
import io.windlass.workflows.lifecycle.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what a pod's status says about its health. */
public final class PodReading {

  /** Enough of a uid to tell two pods of one name apart. */
  private static final int UID_LENGTH = 8;

  /** After this long, a pod that is not ready without saying why counts as stuck. */
  private static final Duration SILENT_PATIENCE = Duration.ofMinutes(10);

  /** What a kubelet puts before the cause while it waits for the next attempt at a pull. */
  private static final Pattern BACK_OFF =
      Pattern.compile("^Back-off pulling image \"[^\"]*\"(: )?(ErrImagePull: )?");

  private PodReading() {}

  /** Whether Kubernetes calls it ready, and it stays. */
  public static boolean ready(Pod pod) {
    return !terminating(pod)
        && condition(pod, "Ready").filter(ready -> "True".equals(ready.getStatus())).isPresent();
  }

  /** Whether it was deleted. */
  public static boolean terminating(Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() != null;
  }

  /** Tells a pod from later ones of its name: {@code demo-target-1=1a2b3c4d}. */
  public static String identity(Pod pod) {
    String uid = pod.getMetadata().getUid();
    return "%s=%s"
        .formatted(
            pod.getMetadata().getName(), uid.substring(0, Math.min(UID_LENGTH, uid.length())));
  }

  /** The Kubernetes node that it was put on. */
  public static Optional<String> host(Pod pod) {
    return Optional.ofNullable(pod.getSpec()).map(PodSpec::getNodeName);
  }

  /** When it was put on its Kubernetes node. */
  public static Instant placedAt(Pod pod) {
    return Instant.parse(
        condition(pod, "PodScheduled")
            .filter(scheduled -> "True".equals(scheduled.getStatus()))
            .map(PodCondition::getLastTransitionTime)
            .orElse(pod.getMetadata().getCreationTimestamp()));
  }

  /** Time since it became ready, or ceased to be. */
  public static Duration sinceReadyChanged(Pod pod, Instant now) {
    String time =
        condition(pod, "Ready")
            .map(PodCondition::getLastTransitionTime)
            .orElse(pod.getMetadata().getCreationTimestamp());
    return Duration.between(Instant.parse(time), now);
  }

  /** Why it is not ready or does not end, where its status says so. */
  public static Optional<PodProblem> problem(Pod pod, Instant now, Duration patience) {
    if (terminating(pod)) {
      return Optional.of(endless(pod, now, patience));
    }
    if (ready(pod)) {
      return Optional.empty();
    }
    Duration since = sinceReadyChanged(pod, now);
    boolean lasting = since.compareTo(patience) > 0;
    return unschedulable(pod, lasting)
        .or(() -> waiting(pod, lasting))
        .or(() -> silent(pod, since.compareTo(SILENT_PATIENCE) > 0));
  }

  /** Whether it was deleted and should have ended long ago. */
  public static boolean overdue(Pod pod, Instant now, Duration patience) {
    return terminating(pod) && endless(pod, now, patience).lasting();
  }

  /** The time of deletion is that at which its grace is over. */
  private static PodProblem endless(Pod pod, Instant now, Duration patience) {
    Instant due = Instant.parse(pod.getMetadata().getDeletionTimestamp());
    return problem(
        pod,
        Reason.POD_STUCK,
        "it does not end: its node may be lost. Bring the node back, or remove it from the cluster",
        due.plus(patience).isBefore(now));
  }

  private static Optional<PodProblem> unschedulable(Pod pod, boolean lasting) {
    return condition(pod, "PodScheduled")
        .filter(scheduled -> "Unschedulable".equals(scheduled.getReason()))
        .map(scheduled -> problem(pod, Reason.POD_UNSCHEDULABLE, scheduled.getMessage(), lasting));
  }

  private static Optional<PodProblem> waiting(Pod pod, boolean lasting) {
    return containers(pod).flatMap(status -> waiting(pod, status, lasting).stream()).findFirst();
  }

  private static Optional<PodProblem> waiting(Pod pod, ContainerStatus status, boolean lasting) {
    return Optional.ofNullable(status.getState())
        .map(ContainerState::getWaiting)
        .filter(waiting -> waiting.getReason() != null)
        .flatMap(
            waiting ->
                reason(waiting)
                    .map(reason -> problem(pod, reason, words(reason, status, waiting), lasting)));
  }

  private static Optional<PodProblem> silent(Pod pod, boolean lasting) {
    return Optional.of(problem(pod, Reason.POD_STUCK, "it does not become ready", lasting));
  }

  private static Optional<Reason> reason(ContainerStateWaiting waiting) {
    return switch (waiting.getReason()) {
      case "ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull" ->
          Optional.of(Reason.IMAGE_PULL_FAILED);
      case "CrashLoopBackOff", "RunContainerError" -> Optional.of(Reason.POD_CRASHES);
      case "CreateContainerConfigError" -> Optional.of(Reason.MISSING_REFERENCE);
      default -> Optional.empty();
    };
  }

  /** The same as long as the cause is: what a kubelet says changes with every new attempt. */
  private static String words(
      Reason reason, ContainerStatus status, ContainerStateWaiting waiting) {
    String message = Optional.ofNullable(waiting.getMessage()).orElse("");
    return switch (reason) {
      case IMAGE_PULL_FAILED ->
          joined(
              "can't pull image " + status.getImage(), BACK_OFF.matcher(message).replaceFirst(""));
      case POD_CRASHES ->
          joined("container " + status.getName() + " can't stay up", lastEnd(status));
      default -> joined(waiting.getReason(), message);
    };
  }

  private static String joined(String what, String detail) {
    return detail.isEmpty() ? what : what + ": " + detail;
  }

  private static String lastEnd(ContainerStatus status) {
    return Optional.ofNullable(status.getLastState())
        .map(ContainerState::getTerminated)
        .map(end -> "it ended with exit code %d".formatted(end.getExitCode()))
        .orElse("");
  }

  private static PodProblem problem(Pod pod, Reason reason, String words, boolean lasting) {
    return new PodProblem(
        reason, "pod %s: %s".formatted(pod.getMetadata().getName(), words), lasting);
  }

  private static Optional<PodCondition> condition(Pod pod, String type) {
    return pod.getStatus().getConditions().stream()
        .filter(condition -> type.equals(condition.getType()))
        .findFirst();
  }

  private static Stream<ContainerStatus> containers(Pod pod) {
    return Stream.concat(
        pod.getStatus().getInitContainerStatuses().stream(),
        pod.getStatus().getContainerStatuses().stream());
  }
}
