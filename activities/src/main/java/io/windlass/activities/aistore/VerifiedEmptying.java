package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.Pod;
import io.windlass.activities.aistore.DataMove.Attempt;
import io.windlass.activities.aistore.http.AisClient;
import io.windlass.activities.aistore.http.ClusterMap;
import io.windlass.activities.temporal.Waiting;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.DataStep.EmptyTargets;
import io.windlass.workflows.aistore.NodeObservation.Departure;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.lifecycle.Failures;
import java.time.Duration;
import java.util.List;

/**
 * Targets enter maintenance, and their data is proved to have moved. They stay members.
 *
 * <ol>
 *   <li>They are struck from the records first: what was known of them is true no more.
 *   <li>They are told, and one rebalance moves their data: see {@link DataMove}.
 *   <li>A worker that finds them in maintenance waits for the rebalance that runs. When none does,
 *       nobody knows what has moved: they are brought back, and it is begun anew.
 *   <li>When it has ended well, AIStore itself marks them as rebalanced out. That it was the right
 *       rebalance, and that they have stayed in maintenance, is seen by that.
 *   <li>Only then they are recorded as emptied, and the others as settled.
 * </ol>
 */
final class VerifiedEmptying {

  /** AIStore marks them within a fraction of a second after their rebalance. */
  private static final Duration BY_ITSELF = Duration.ofSeconds(3);

  private final ClusterAccess access;
  private final EmptyTargets step;
  private final DataMove move;

  VerifiedEmptying(ClusterAccess access, EmptyTargets step) {
    this.access = access;
    this.step = step;
    this.move = new DataMove(access);
  }

  void run(AIStore aistore) {
    AisClient ais = access.ais(aistore);
    Attempt attempt = move.resumed(ais).orElseGet(() -> begin(aistore, ais));
    // Before the map is read: a pod that comes later has been a member without a flag.
    List<Pod> pods = move.pods(aistore, attempt.pods());
    move.verified(aistore, ais, attempt);
    if (!Waiting.until(() -> marked(ais, attempt.pods()), BY_ITSELF)) {
      throw Failures.planOutdated(
          "AIStore has not marked %s as rebalanced out".formatted(attempt.pods()));
    }
    access.left(
        aistore, access.departures(aistore).with(pods, Departure.EMPTIED), attempt.covered());
  }

  private Attempt begin(AIStore aistore, AisClient ais) {
    move.awaitReady(ais);
    List<String> out = out(ais);
    return out.isEmpty() ? tell(aistore, ais) : goOn(aistore, ais, out);
  }

  private Attempt tell(AIStore aistore, AisClient ais) {
    List<Pod> pods = access.targetPods(aistore);
    ClusterObservation seen = access.glance(aistore);
    LastLook.before(step, seen);
    access.strike(aistore, step.pods());
    return move.tell(ais, step.pods(), pods, seen, ais::emptyByMaintenance);
  }

  private Attempt goOn(AIStore aistore, AisClient ais, List<String> out) {
    String covered = move.staying(aistore, out);
    return move.running(ais, out, covered)
        .orElseThrow(() -> Failures.planOutdated("nobody knows what of their data has moved"));
  }

  private static boolean marked(AisClient ais, List<String> pods) {
    return DataMove.those(ais, pods, ClusterMap.Entry::rebalancedOut).equals(pods);
  }

  private List<String> out(AisClient ais) {
    return DataMove.those(ais, step.pods(), ClusterMap.Entry::flagged);
  }
}
