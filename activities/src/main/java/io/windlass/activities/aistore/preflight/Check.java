package io.windlass.activities.aistore.preflight;

import java.util.stream.Stream;

/** One kind of thing that is looked at before a deployment. */
interface Check {

  /** What is found; nothing where the surroundings can't be seen. */
  Stream<Finding> of(ClusterWanted cluster, Surroundings around);
}
