package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.Pod;
import io.windlass.activities.aistore.http.AisClient;
import io.windlass.activities.aistore.http.ClusterMap;
import io.windlass.activities.temporal.Waiting;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.lifecycle.Failures;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Tells a storage cluster that it ends for good, once.
 *
 * <ol>
 *   <li>Who is going to hear it is recorded on the resource first: the processes in service.
 *   <li>AIStore is told. When the answer is lost, it is told again, unless every one of those
 *       processes has ended: that none of them is left is the proof that they heard it.
 *   <li>A process ends when it has removed what it had to, so that is waited for. Then it is
 *       recorded that nothing has to be told any more.
 * </ol>
 */
record Decommissioning(ClusterAccess access, AIStore aistore, boolean removeData) {

  /** What is recorded when every process has ended. */
  static final String DONE = "done";

  /** How many times as long as a pod may fail to start the removal of data may take. */
  private static final int PATIENCE_TIMES = 20;

  void run() {
    String recorded = Annotations.value(aistore, Annotations.DECOMMISSION);
    if (recorded.equals(DONE)) {
      return;
    }
    AisClient ais = access.ais(aistore);
    SettledTargets listeners =
        recorded.isEmpty() ? record(ais.map()) : SettledTargets.parse(recorded);
    if (!ended(listeners)) {
      ais.decommission(removeData);
    }
    Duration limit = access.patience().multipliedBy(PATIENCE_TIMES);
    if (!Waiting.until(() -> ended(listeners), limit)) {
      throw Failures.notYet("nodes that were told to clean up have not ended");
    }
    access.resources().annotate(aistore, Map.of(Annotations.DECOMMISSION, DONE));
  }

  private SettledTargets record(ClusterMap map) {
    SettledTargets listeners =
        SettledTargets.of(
            pods().stream()
                .filter(MainContainer::running)
                .filter(pod -> inService(map, pod))
                .toList());
    access.resources().annotate(aistore, Map.of(Annotations.DECOMMISSION, listeners.annotation()));
    return listeners;
  }

  private static boolean inService(ClusterMap map, Pod pod) {
    return map.of(pod.getMetadata().getName()).filter(entry -> !entry.flagged()).isPresent();
  }

  private boolean ended(SettledTargets processes) {
    return pods().stream().filter(MainContainer::running).noneMatch(processes::contains);
  }

  private List<Pod> pods() {
    return RoleObjects.podsOfName(access.kubernetes(), aistore);
  }
}
