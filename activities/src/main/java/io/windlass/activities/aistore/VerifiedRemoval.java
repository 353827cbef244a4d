package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.Pod;
import io.windlass.activities.aistore.DataMove.Attempt;
import io.windlass.activities.aistore.http.AisClient;
import io.windlass.activities.aistore.http.AisFailure;
import io.windlass.activities.aistore.http.ClusterMap;
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
 *   <li>They are told, and one rebalance moves their data: see {@link DataMove}.
 *   <li>Where their data is to be deleted, they enter maintenance with a rebalance first. A
 *       decommission deletes the data also when its rebalance failed; maintenance keeps it.
 *   <li>A worker that finds targets on their way out waits for the rebalance that runs.
 *   <li>When none runs, they were stranded by a change of the primary or by another call: one
 *       rebalance is started, which moves their data too.
 *   <li>When it has ended well, those that leave must go from the cluster map by themselves; if
 *       they do not, they are told once more, which takes effect at once.
 *   <li>Only then they are recorded as moved, and the others as settled.
 * </ol>
 */
final class VerifiedRemoval {

  /** AIStore takes a node out of the map within a fraction of a second after its rebalance. */
  private static final Duration BY_ITSELF = Duration.ofSeconds(3);

  private final ClusterAccess access;
  private final Decommission step;
  private final DataMove move;

  VerifiedRemoval(ClusterAccess access, Decommission step) {
    this.access = access;
    this.step = step;
    this.move = new DataMove(access);
  }

  void run(AIStore aistore) {
    AisClient ais = access.ais(aistore);
    Attempt attempt = move.resumed(ais).orElseGet(() -> begin(aistore, ais));
    move.verified(aistore, ais, attempt);
    takeOut(ais, attempt);
    List<Pod> pods = move.pods(aistore, attempt.pods());
    if (step.removeData()) {
      Waiting.until(() -> ended(aistore, attempt.pods()), access.patience());
    }
    access.left(aistore, access.departures(aistore).with(pods, Departure.MOVED), attempt.covered());
  }

  private Attempt begin(AIStore aistore, AisClient ais) {
    move.awaitReady(ais);
    List<String> leaving = leaving(ais);
    return leaving.isEmpty() ? tell(aistore, ais) : finish(aistore, ais, leaving);
  }

  private List<String> leaving(AisClient ais) {
    return DataMove.those(ais, step.pods(), ClusterMap.Entry::leaving);
  }

  private Attempt tell(AIStore aistore, AisClient ais) {
    // Before the look: a process that starts in between must not count as one that stays.
    List<Pod> pods = access.targetPods(aistore);
    ClusterObservation seen = access.glance(aistore);
    LastLook.before(step, seen);
    access.leaving(
        aistore, access.departures(aistore).with(move.pods(aistore, step.pods()), Departure.ASKED));
    return move.tell(
        ais,
        step.pods(),
        pods,
        seen,
        ids -> step.removeData() ? ais.emptyByMaintenance(ids) : ais.decommission(ids, false));
  }

  /** They were told before: by a worker that is gone, or before the primary changed. */
  private Attempt finish(AIStore aistore, AisClient ais, List<String> leaving) {
    String covered = move.staying(aistore, leaving);
    Optional<Attempt> running = move.running(ais, leaving, covered);
    if (running.isPresent()) {
      return running.get();
    }
    Waiting.until(() -> !ais.rebalancing());
    if (!leaving(ais).equals(leaving)) {
      throw Failures.planOutdated("targets have left while nobody watched");
    }
    return new Attempt(ais.startRebalance(), covered, leaving);
  }

  /** Out of the map, by themselves or told again. */
  private void takeOut(AisClient ais, Attempt attempt) {
    boolean out =
        !step.removeData()
            && Waiting.until(() -> DataMove.ids(ais, attempt.pods()).isEmpty(), BY_ITSELF);
    if (!out) {
      List<String> left = DataMove.ids(ais, attempt.pods());
      tellAgain(ais, left);
      if (!Waiting.until(() -> DataMove.ids(ais, attempt.pods()).isEmpty(), access.patience())) {
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

  /** A node deletes its data before its process ends. */
  private boolean ended(AIStore aistore, List<String> names) {
    return move.pods(aistore, names).stream().noneMatch(MainContainer::running);
  }
}
