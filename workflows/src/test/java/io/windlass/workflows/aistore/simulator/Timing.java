package io.windlass.workflows.aistore.simulator;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long things take, in ticks of one second.
 *
 * @param start from a pod's creation until its process runs
 * @param stop from a pod's deletion until it has ended
 * @param join from a process' start until it is a ready member of the cluster map
 * @param rebalance from the start of a rebalance to its end
 * @param window how long a target that joined asks its neighbours for objects it lacks
 * @param patience how long a pod may fail before that counts as lasting
 * @param notice until a killed target is dropped from the cluster map
 * @param election until a lost primary is replaced
 * @param jitter present when each of these varies by chance between half and one and a half
 */
public record Timing(
    int start,
    int stop,
    int join,
    int rebalance,
    int window,
    int patience,
    int notice,
    int election,
    Optional<RandomGenerator> jitter) {

  /** As measured on real nodes, without chance. */
  public static Timing measured() {
    return new Timing(3, 2, 3, 48, 90, 60, 34, 15, Optional.empty());
  }

  /** The same with another neighbour window. */
  public Timing window(int ticks) {
    return new Timing(start, stop, join, rebalance, ticks, patience, notice, election, jitter);
  }

  /** The same with pods that take this long to start. */
  public Timing start(int ticks) {
    return new Timing(ticks, stop, join, rebalance, window, patience, notice, election, jitter);
  }

  /** The same, varying by chance. */
  public Timing varying(RandomGenerator chance) {
    return new Timing(
        start, stop, join, rebalance, window, patience, notice, election, Optional.of(chance));
  }

  int vary(int ticks) {
    return jitter
        .map(chance -> chance.nextInt(Math.max(1, ticks / 2), ticks * 3 / 2 + 2))
        .orElse(ticks);
  }
}
