package io.windlass.activities.aistore;

import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.Https;

/** That no node of a cluster is to run: for good, or until its certificates are of another. */
final class Rest {

  private Rest() {}

  /** Whether that is asked for. */
  static boolean wanted(AIStore aistore) {
    return Boolean.TRUE.equals(aistore.getSpec().shutdownCluster()) || new Https(aistore).revoked();
  }
}
