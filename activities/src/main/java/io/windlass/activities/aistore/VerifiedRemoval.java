package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.Pod;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.windlass.activities.aistore.http.AisClient;
import io.windlass.activities.aistore.http.AisFailure;
import io.windlass.activities.aistore.http.ClusterMap;
import io.windlass.activities.aistore.http.RebalanceStatus;
import io.windlass.activities.temporal.Waiting;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.DataStep.Decommission;
import io.windlass.workflows.aistore.NodeObservation.Departure;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.lifecycle.Failures;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Targets leave the cluster, and their data is proved to have moved.
 *
 * <ol>
 *   <li>That they are to leave is recorded first: from then on their containers may not be able to
 *       start again.
 *   <li>All are told in one call. AIStore 4.9 answers that it does not know the field; then the
 *       first is told alone, and this activity is about that one only. Nothing of it is remembered:
 *       nodes may be upgraded at any time, and the question costs one call.
 *   <li>Where their data is to be deleted, they enter maintenance with a rebalance first. A
 *       decommission deletes the data also when its rebalance failed; maintenance keeps it.
 *   <li>The id of the rebalance goes into the heartbeat, so that another worker goes on waiting for
 *       the same one. A worker that finds targets on their way out waits for the rebalance that
 *       runs.
 *   <li>When none runs, they were stranded by a change of the primary or by another call: one
 *       rebalance is started, which moves their data too.
 *   <li>The rebalance must have ended without abort or error, and the targets that stay must still
 *       be the same, in service. Those that leave must then go from the cluster map by themselves;
 *       if they do not, they are told once more, which takes effect at once.
 *   <li>Only then they are recorded as moved, and the others as settled.
 * </ol>
 */
final class VerifiedRemoval {

  /** AIStore takes a node out of the map within a fraction of a second after its rebalance. */
  private static final Duration BY_ITSELF = Duration.ofSeconds(3);

  private final ClusterAccess access;
  private final Decommission step;
  private final ActivityExecutionContext context = Activity.getExecutionContext();

  VerifiedRemoval(ClusterAccess access, Decommission step) {
    this.access = access;
    this.step = step;
  }

  /**
   * A rebalance under way.
   *
   * @param covered the targets that stay, as the resource's annotation records them
   */
  private record Attempt(String id, String covered, List<String> pods) {

    String details() {
      return String.join(" ", id, covered, String.join(",", pods));
    }

    static Optional<Attempt> parse(String details) {
      String[] parts = details.split(" ", 3);
      return parts.length < 3
          ? Optional.empty()
          : Optional.of(new Attempt(parts[0], parts[1], List.of(parts[2].split(","))));
    }
  }

  void run(AIStore aistore) {
    AisClient ais = access.ais(aistore);
    Attempt attempt = resumed(ais).orElseGet(() -> begin(aistore, ais));
    RebalanceStatus outcome = Waiting.until(() -> told(ais, attempt), RebalanceStatus::ended);
    Waiting.until(() -> outcome.succeeded() || ais.endedEverywhere(outcome.id()), access.patience());
    verify(aistore, attempt, outcome);
    takeOut(ais, attempt);
    List<Pod> pods = pods(aistore, attempt.pods());
    if (step.removeData()) {
      Waiting.until(() -> ended(aistore, attempt.pods()), access.patience());
    }
    access.left(aistore, access.departures(aistore).with(pods, Departure.MOVED), attempt.covered());
  }

  private void verify(AIStore aistore, Attempt attempt, RebalanceStatus outcome) {
    SettledTargets staying = SettledTargets.parse(attempt.covered());
    boolean same =
        SettledTargets.serving(access.targetPods(aistore), access.glance(aistore))
            .containsAll(staying);
    if (!outcome.succeeded() || !same) {
      context.heartbeat("");
      throw new IllegalStateException(
          "rebalance %s has not moved the data of %s for certain (aborted: %s, error: '%s', the others stayed: %s)"
              .formatted(
                  outcome.id(),
                  String.join(", ", attempt.pods()),
                  outcome.aborted(),
                  outcome.error(),
                  same));
    }
  }

  private Optional<Attempt> resumed(AisClient ais) {
    return context
        .getHeartbeatDetails(String.class)
        .flatMap(Attempt::parse)
        .filter(attempt -> ais.rebalance(attempt.id()).isPresent());
  }

  /** Told at every look: the pulse repeats what it heard last, which may be from before. */
  private RebalanceStatus told(AisClient ais, Attempt attempt) {
    context.heartbeat(attempt.details());
    return ais.rebalance(attempt.id())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the cluster no longer knows rebalance %s".formatted(attempt.id())));
  }

  private Attempt begin(AIStore aistore, AisClient ais) {
    if (!Waiting.until(ais::ready, access.patience())) {
      throw Failures.planOutdated("the cluster does not report itself ready");
    }
    List<String> leaving = leaving(ais);
    return leaving.isEmpty() ? tell(aistore, ais) : finish(aistore, ais, leaving);
  }

  private List<String> leaving(AisClient ais) {
    ClusterMap map = ais.map();
    return step.pods().stream()
        .filter(pod -> map.of(pod).filter(ClusterMap.Entry::leaving).isPresent())
        .toList();
  }

  private Attempt tell(AIStore aistore, AisClient ais) {
    // Before the look: a process that starts in between must not count as one that stays.
    List<Pod> pods = access.targetPods(aistore);
    ClusterObservation seen = access.glance(aistore);
    LastLook.before(step, seen);
    access.leaving(
        aistore, access.departures(aistore).with(pods(aistore, step.pods()), Departure.ASKED));
    try {
      return tell(ais, step.pods(), others(pods, seen, step.pods()));
    } catch (AisFailure failure) {
      if (step.pods().size() == 1 || !failure.unknownField(AisClient.SEVERAL)) {
        throw failure;
      }
      List<String> first = step.pods().subList(0, 1);
      return tell(ais, first, others(pods, seen, first));
    }
  }

  private Attempt tell(AisClient ais, List<String> pods, String covered) {
    List<String> ids = ids(ais, pods);
    String id = step.removeData() ? ais.emptyByMaintenance(ids) : ais.decommission(ids, false);
    if (id.isEmpty()) {
      throw Failures.planOutdated("AIStore started no rebalance: no data has moved");
    }
    return new Attempt(id, covered, pods);
  }

  /** They were told before: by a worker that is gone, or before the primary changed. */
  private Attempt finish(AIStore aistore, AisClient ais, List<String> leaving) {
    List<Pod> pods = access.targetPods(aistore);
    String covered = others(pods, access.glance(aistore), leaving);
    Optional<RebalanceStatus> running =
        ais.rebalancing()
            ? ais.newestRebalance().filter(newest -> !newest.ended())
            : Optional.empty();
    if (running.isPresent()) {
      return new Attempt(running.get().id(), covered, leaving);
    }
    Waiting.until(() -> !ais.rebalancing());
    if (!leaving(ais).equals(leaving)) {
      throw Failures.planOutdated("targets have left while nobody watched");
    }
    return new Attempt(ais.startRebalance(), covered, leaving);
  }

  /** The processes that stay and serve, as the resource's annotation records them. */
  private static String others(List<Pod> pods, ClusterObservation seen, List<String> leaving) {
    SettledTargets staying =
        SettledTargets.serving(
            pods.stream().filter(pod -> !leaving.contains(pod.getMetadata().getName())).toList(),
            seen);
    if (staying.processes().isEmpty()) {
      throw Failures.planOutdated("no target that stays serves: nobody can take the data");
    }
    return staying.annotation();
  }

  /** Out of the map, by themselves or told again. */
  private void takeOut(AisClient ais, Attempt attempt) {
    boolean out =
        !step.removeData() && Waiting.until(() -> ids(ais, attempt.pods()).isEmpty(), BY_ITSELF);
    if (!out) {
      List<String> left = ids(ais, attempt.pods());
      tellAgain(ais, left);
      if (!Waiting.until(() -> ids(ais, attempt.pods()).isEmpty(), access.patience())) {
        throw Failures.planOutdated("targets do not leave the cluster map: " + left);
      }
    }
  }

  /** Nothing moves any more: those that have left meanwhile are unknown, and that is well. */
  private void tellAgain(AisClient ais, List<String> ids) {
    try {
      if (!ids.isEmpty()) {
        ais.decommission(ids, step.removeData());
      }
    } catch (AisFailure failure) {
      if (ids.size() > 1 && failure.unknownField(AisClient.SEVERAL)) {
        ids.forEach(id -> tellAgain(ais, List.of(id)));
      } else if (failure.status() != 404) {
        throw failure;
      }
    }
  }

  private static List<String> ids(AisClient ais, List<String> pods) {
    ClusterMap map = ais.map();
    return pods.stream().flatMap(pod -> map.of(pod).stream()).map(ClusterMap.Entry::id).toList();
  }

  private List<Pod> pods(AIStore aistore, List<String> names) {
    return access.targetPods(aistore).stream()
        .filter(pod -> names.contains(pod.getMetadata().getName()))
        .toList();
  }

  /** A node deletes its data before its process ends. */
  private boolean ended(AIStore aistore, List<String> names) {
    return pods(aistore, names).stream().noneMatch(PodReading::running);
  }
}
