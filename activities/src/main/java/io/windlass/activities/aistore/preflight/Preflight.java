package io.windlass.activities.aistore.preflight;

import java.util.Comparator;
import java.util.List;

/**
 * Looks around before a cluster is deployed for the first time.
 *
 * <ol>
 *   <li>What only a person can put right, and what would harm somebody else, is blocking: an object
 *       that is named and does not exist, volumes that nobody makes on demand, a port or a
 *       directory that is taken.
 *   <li>Too few nodes of Kubernetes, or too small ones, are an advice: who makes nodes on demand
 *       makes them for pods that wait, so there must be some.
 *   <li>What can't be seen is in nobody's way.
 * </ol>
 *
 * <p>Guarantees: changes nothing, and asks only for what a check needs.
 */
public final class Preflight {

  private static final List<Check> CHECKS =
      List.of(
          new ReferenceCheck(),
          new VolumeCheck(),
          new PortCheck(),
          new DirectoryCheck(),
          new HostCheck());

  private Preflight() {}

  /** The findings, the blocking ones first. */
  public static List<Finding> of(ClusterWanted cluster, Surroundings around) {
    return CHECKS.stream()
        .flatMap(check -> check.of(cluster, around))
        .distinct()
        .sorted(Comparator.comparing(Finding::grade))
        .toList();
  }
}
