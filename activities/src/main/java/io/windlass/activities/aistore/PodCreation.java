package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.kubernetes.ApiRefusal;
import io.windlass.activities.kubernetes.ServerSide;
import io.windlass.workflows.lifecycle.PodProblem;
import io.windlass.workflows.lifecycle.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads why Kubernetes does not create a pod of a StatefulSet: a quota, a policy, a missing
 * priority class. Only the StatefulSet's Events tell.
 *
 * <ol>
 *   <li>What counts is the last attempt at the pod: a failure before a success is over.
 *   <li>A failure from before Windlass last applied the StatefulSet says nothing of it.
 * </ol>
 *
 * @param attempts the Events of the StatefulSet
 * @param applied when Windlass last applied it, in whole seconds as Kubernetes keeps it
 */
record PodCreation(List<Event> attempts, Instant applied) {

  private static final String FAILED = "FailedCreate";
  private static final String SUCCEEDED = "SuccessfulCreate";

  /** What stands between what was attempted and why it failed. */
  private static final String CAUSE = " failed error: ";

  /** Kubernetes keeps whole seconds: of two in the same one, the failure is the later. */
  private static final Comparator<Event> LATEST =
      Comparator.comparing((Event event) -> Instant.parse(event.getLastTimestamp()))
          .thenComparing(event -> FAILED.equals(event.getReason()));

  PodCreation {
    attempts = List.copyOf(attempts);
  }

  /** Reads the Events; where a role does not let us, there are none. */
  static PodCreation of(KubernetesClient kubernetes, StatefulSet owner) {
    List<Event> events =
        ApiRefusal.unlessForbidden(List.of(), () -> events(kubernetes, owner.getMetadata()));
    return new PodCreation(events, ServerSide.applied(owner).orElse(Instant.EPOCH));
  }

  private static List<Event> events(KubernetesClient kubernetes, ObjectMeta owner) {
    return kubernetes
        .v1()
        .events()
        .inNamespace(owner.getNamespace())
        .withFields(
            Map.of("involvedObject.kind", "StatefulSet", "involvedObject.name", owner.getName()))
        .list()
        .getItems();
  }

  /** Why the pod is not there; empty when the last attempt succeeded, or none is known. */
  Optional<PodProblem> problem(String pod, Instant now, Duration patience) {
    return attempts.stream()
        .filter(event -> FAILED.equals(event.getReason()) || SUCCEEDED.equals(event.getReason()))
        .filter(event -> event.getLastTimestamp() != null)
        .filter(event -> event.getMessage().contains(" Pod %s in ".formatted(pod)))
        .max(LATEST)
        .filter(event -> FAILED.equals(event.getReason()))
        .filter(event -> !Instant.parse(event.getLastTimestamp()).isBefore(applied))
        .map(event -> problem(pod, event, now, patience));
  }

  private static PodProblem problem(String pod, Event event, Instant now, Duration patience) {
    Instant since =
        Instant.parse(
            Optional.ofNullable(event.getFirstTimestamp()).orElse(event.getLastTimestamp()));
    String[] words = event.getMessage().split(CAUSE, 2);
    String why = words[words.length - 1];
    Reason reason = why.contains("is forbidden") ? Reason.FORBIDDEN : Reason.POD_STUCK;
    return new PodProblem(
        reason,
        "pod %s can't be created: %s".formatted(pod, why),
        Duration.between(since, now).compareTo(patience) > 0);
  }
}
