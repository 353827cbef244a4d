package io.windlass.activities.aistore;

import io.windlass.activities.aistore.http.AisClient;
import io.windlass.activities.aistore.http.AisFailure;
import io.windlass.activities.aistore.http.AisUnreachable;
import io.windlass.activities.aistore.http.NotAdmitted;
import io.windlass.activities.kubernetes.PodReading;
import io.windlass.activities.temporal.Waiting;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.lifecycle.Reason;

/**
 * Tells a storage cluster to shut down.
 *
 * <ol>
 *   <li>Where Kubernetes holds no proxy ready there is nobody to tell; that is so too once they
 *       have heard it.
 *   <li>One that refuses or does not answer is asked again for a while. Then a person is told, and
 *       the nodes are terminated all the same: a target that is terminated leaves the cluster in
 *       order, and what it acknowledged is on its volumes.
 * </ol>
 */
record LastWords(ClusterAccess access, AIStore aistore) {

  void shutDown() {
    if (!aistore.isMarkedForDeletion() && !Rest.wanted(aistore)) {
      throw Failures.planOutdated("nodes are to run");
    }
    AisClient ais = access.ais(aistore);
    if (!Waiting.until(() -> !heard() || told(ais), access.patience())) {
      access.warn(
          aistore,
          Reason.STORAGE_UNREACHABLE,
          "the storage cluster can't be told to shut down: its nodes are terminated, data stays");
    }
  }

  /** Whether anybody is there to hear it. */
  private boolean heard() {
    return RoleObjects.podsOfName(access.kubernetes(), aistore, DaemonRole.PROXY).stream()
        .anyMatch(PodReading::ready);
  }

  private static boolean told(AisClient ais) {
    try {
      ais.shutDown();
      return true;
    } catch (AisFailure | AisUnreachable | NotAdmitted silence) {
      return false;
    }
  }
}
