package io.windlass.activities.aistore.authn;

import io.fabric8.kubernetes.api.model.Pod;
import io.windlass.activities.aistore.LostHost;
import io.windlass.activities.aistore.objects.authn.AuthnLabels;
import io.windlass.activities.kubernetes.PodReading;
import io.windlass.workflows.aistore.resource.authn.AIStoreAuth;
import io.windlass.workflows.lifecycle.PodProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The pods of an AuthN service: one, or that and the one before. */
record AuthnPods(AuthnAccess access, AIStoreAuth auth) {

  List<Pod> all() {
    return access
        .kubernetes()
        .pods()
        .inNamespace(auth.getMetadata().getNamespace())
        .withLabels(AuthnLabels.selector(auth.getMetadata().getName()))
        .list()
        .getItems();
  }

  /** Whether one of those was to end long ago. */
  boolean endless(List<Pod> pods) {
    return problems(pods).findFirst().isPresent();
  }

  /** Why one does not end, and what to do; empty while there is hope that it does by itself. */
  Optional<PodProblem> endless() {
    List<Pod> pods = all();
    return problems(pods).findFirst();
  }

  private Stream<PodProblem> problems(List<Pod> pods) {
    Instant now = Instant.now();
    Duration patience = access.settings().patience();
    return pods.stream()
        .filter(PodReading::terminating)
        .flatMap(
            pod ->
                PodReading.problem(pod, now, patience)
                    .filter(PodProblem::lasting)
                    .map(problem -> LostHost.behind(problem, access.kubernetes(), pod))
                    .stream());
  }
}
