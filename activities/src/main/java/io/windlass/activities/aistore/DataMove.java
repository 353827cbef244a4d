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
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.lifecycle.Failures;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A rebalance that moves data off targets which go out of service.
 *
 * <ol>
 *   <li>All are told in one call. AIStore 4.9 answers that it does not know the field; then the
 *       first is told alone, and the rest is about that one only. Nothing of it is remembered:
 *       nodes may be upgraded at any time, and the question costs one call.
 *   <li>The id of the rebalance goes into the heartbeat, so that another worker goes on waiting for
 *       the same one.
 *   <li>It must have ended without abort or error, and the targets that stay must still be the
 *       same, in service. Otherwise the attempt fails, as soon as every target has ended it.
 * </ol>
 */
final class DataMove {

  private final ClusterAccess access;
  private final ActivityExecutionContext context = Activity.getExecutionContext();

  DataMove(ClusterAccess access) {
    this.access = access;
  }

  /**
   * A rebalance under way.
   *
   * @param covered the targets that stay, as the resource's annotation records them
   */
  record Attempt(String id, String covered, List<String> pods) {

    private String details() {
      return String.join(" ", id, covered, String.join(",", pods));
    }

    private static Optional<Attempt> parse(String details) {
      String[] parts = details.split(" ", 3);
      return parts.length < 3
          ? Optional.empty()
          : Optional.of(new Attempt(parts[0], parts[1], List.of(parts[2].split(","))));
    }
  }

  /** Membership may change: the cluster calls itself ready, or does so soon. */
  void awaitReady(AisClient ais) {
    if (!Waiting.until(ais::ready, access.patience())) {
      throw Failures.planOutdated("the cluster does not report itself ready");
    }
  }

  /** That of an earlier try, as long as AIStore knows it. */
  Optional<Attempt> resumed(AisClient ais) {
    return context
        .getHeartbeatDetails(String.class)
        .flatMap(Attempt::parse)
        .filter(attempt -> ais.rebalance(attempt.id()).isPresent());
  }

  /**
   * Tells the targets.
   *
   * @param pods as they were before {@code seen}: a process that starts in between must not count
   *     as one that stays
   * @param call takes ids of nodes; answers the id of the rebalance, empty when none was started
   */
  Attempt tell(
      AisClient ais,
      List<String> targets,
      List<Pod> pods,
      ClusterObservation seen,
      Function<List<String>, String> call) {
    try {
      return told(ais, targets, others(pods, seen, targets), call);
    } catch (AisFailure failure) {
      if (targets.size() == 1 || !failure.unknownField(AisClient.SEVERAL)) {
        throw failure;
      }
      List<String> first = targets.subList(0, 1);
      return told(ais, first, others(pods, seen, first), call);
    }
  }

  private static Attempt told(
      AisClient ais, List<String> targets, String covered, Function<List<String>, String> call) {
    String id = call.apply(ids(ais, targets));
    if (id.isEmpty()) {
      throw Failures.planOutdated("AIStore started no rebalance: no data has moved");
    }
    return new Attempt(id, covered, targets);
  }

  /** The rebalance that runs, taken for the one that targets were told of before. */
  Optional<Attempt> running(AisClient ais, List<String> targets, String covered) {
    Optional<RebalanceStatus> newest = ais.rebalancing() ? ais.newestRebalance() : Optional.empty();
    return newest
        .filter(status -> !status.ended())
        .map(status -> new Attempt(status.id(), covered, targets));
  }

  /** Waits for the end, which must be a good one. */
  void verified(AIStore aistore, AisClient ais, Attempt attempt) {
    RebalanceStatus outcome = Waiting.until(() -> heard(ais, attempt), RebalanceStatus::ended);
    SettledTargets staying = SettledTargets.parse(attempt.covered());
    boolean same =
        SettledTargets.serving(access.targetPods(aistore), access.glance(aistore))
            .containsAll(staying);
    if (!outcome.succeeded() || !same) {
      context.heartbeat("");
      Waiting.until(
          () -> outcome.succeeded() || ais.endedEverywhere(outcome.id()), access.patience());
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

  /** Told at every look: the pulse repeats what it heard last, which may be from before. */
  private RebalanceStatus heard(AisClient ais, Attempt attempt) {
    context.heartbeat(attempt.details());
    return ais.rebalance(attempt.id())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the cluster no longer knows rebalance %s".formatted(attempt.id())));
  }

  /** The processes that stay and serve, as the resource's annotation records them. */
  static String others(List<Pod> pods, ClusterObservation seen, List<String> leaving) {
    SettledTargets staying =
        SettledTargets.serving(
            pods.stream().filter(pod -> !leaving.contains(pod.getMetadata().getName())).toList(),
            seen);
    if (staying.processes().isEmpty()) {
      throw Failures.planOutdated("no target that stays serves: nobody can take the data");
    }
    return staying.annotation();
  }

  /** Those that stay and serve now, when targets leave that were told before. */
  String staying(AIStore aistore, List<String> leaving) {
    return others(access.targetPods(aistore), access.glance(aistore), leaving);
  }

  /** Of which of them the cluster map says something. */
  static List<String> those(
      AisClient ais, List<String> targets, Predicate<ClusterMap.Entry> condition) {
    ClusterMap map = ais.map();
    return targets.stream().filter(pod -> map.of(pod).filter(condition).isPresent()).toList();
  }

  /** Who of them is in the cluster map. */
  static List<String> ids(AisClient ais, List<String> targets) {
    var map = ais.map();
    return targets.stream().flatMap(pod -> map.of(pod).stream()).map(entry -> entry.id()).toList();
  }

  /** Their pods. */
  List<Pod> pods(AIStore aistore, List<String> targets) {
    return access.targetPods(aistore).stream()
        .filter(pod -> targets.contains(pod.getMetadata().getName()))
        .toList();
  }
}
