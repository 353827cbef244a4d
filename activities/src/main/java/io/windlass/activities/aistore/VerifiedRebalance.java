package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.Pod;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.windlass.activities.aistore.http.AisClient;
import io.windlass.activities.aistore.http.RebalanceStatus;
import io.windlass.activities.temporal.Waiting;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.DataStep.Rebalance;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.lifecycle.Request;
import java.util.List;
import java.util.Optional;

/**
 * One rebalance from start to verified end.
 *
 * <ol>
 *   <li>The targets that serve now are remembered: only those are covered by what follows.
 *   <li>A rebalance that runs already may have begun before a target joined: it is waited for
 *       first.
 *   <li>One is started. Its id goes into the heartbeat, so that another worker goes on waiting for
 *       the same one instead of starting a second, which would abort the first.
 *   <li>When it has ended, its outcome is read: aborted, failed or forgotten ones do not count, and
 *       the attempt fails so that it is made again, as soon as every target has ended it.
 *   <li>If the same targets still serve, they are recorded as settled, and what people had asked
 *       for before it began as done.
 * </ol>
 */
final class VerifiedRebalance {

  private final ClusterAccess access;
  private final Rebalance step;
  private final ActivityExecutionContext context = Activity.getExecutionContext();

  VerifiedRebalance(ClusterAccess access, Rebalance step) {
    this.access = access;
    this.step = step;
  }

  void run(AIStore aistore) {
    AisClient ais = access.ais(aistore);
    Attempt attempt = resumed(ais).orElseGet(() -> begin(aistore, ais));
    RebalanceStatus outcome = Waiting.until(() -> told(ais, attempt), RebalanceStatus::ended);
    if (!outcome.succeeded()) {
      context.heartbeat("");
      Waiting.until(() -> ais.endedEverywhere(outcome.id()), access.patience());
      throw new IllegalStateException(
          "rebalance %s did not succeed (aborted: %s, error: '%s'); it is started again"
              .formatted(outcome.id(), outcome.aborted(), outcome.error()));
    }
    access.settled(aistore, attempt.covered(), attempt.request());
  }

  /** Told at every look: the pulse repeats what it heard last, which may be from before. */
  private RebalanceStatus told(AisClient ais, Attempt attempt) {
    context.heartbeat(attempt.details());
    return status(ais, attempt);
  }

  /**
   * A rebalance under way.
   *
   * @param covered the targets that served when it began, as the resource's annotation records them
   * @param request the last rebalance that people had asked for when it began; empty if none
   */
  private record Attempt(String id, String covered, String request) {

    String details() {
      return String.join(" ", id, covered, request);
    }

    /** Only the last part may have spaces in it. */
    static Optional<Attempt> parse(String details) {
      String[] parts = details.split(" ", 3);
      return parts.length < 3
          ? Optional.empty()
          : Optional.of(new Attempt(parts[0], parts[1], parts[2]));
    }
  }

  private Optional<Attempt> resumed(AisClient ais) {
    return context
        .getHeartbeatDetails(String.class)
        .flatMap(Attempt::parse)
        .filter(attempt -> ais.rebalance(attempt.id()).isPresent());
  }

  private Attempt begin(AIStore aistore, AisClient ais) {
    Waiting.until(() -> !ais.rebalancing());
    // Before the look: a process that starts in between must not count as covered.
    List<Pod> pods = access.targetPods(aistore);
    ClusterObservation seen = access.glance(aistore);
    LastLook.before(step, seen);
    String covered = SettledTargets.serving(pods, seen).annotation();
    String request = Request.REBALANCE.token(aistore.getMetadata().getAnnotations());
    return new Attempt(ais.startRebalance(), covered, request);
  }

  private static RebalanceStatus status(AisClient ais, Attempt attempt) {
    return ais.rebalance(attempt.id())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the cluster no longer knows rebalance %s; it is started again"
                        .formatted(attempt.id())));
  }
}
