package io.windlass.testbed.kubelet.lifecycle;

import java.time.Duration;
import java.time.Instant;

/**
 * A kubelet's doubling back-off: the first retry is immediate for a restart (see {@link #NONE}),
 * then {@code first}, doubled up to {@code longest}.
 *
 * @param current the delay before the next attempt
 */
public record BackOff(Duration current) {

  public static final BackOff NONE = new BackOff(Duration.ZERO);

  /**
   * The limits, already scaled.
   *
   * @param first 10 s on a real kubelet, for restarts and image pulls alike
   * @param longest 5 min on a real kubelet; a container that ran for twice as long starts afresh
   */
  public record Limits(Duration first, Duration longest) {

    Duration forgiving() {
      return longest.multipliedBy(2);
    }
  }

  /** The back-off after one more failure. */
  public BackOff next(Limits limits) {
    if (current.isZero()) {
      return new BackOff(limits.first());
    }
    Duration doubled = current.multipliedBy(2);
    return new BackOff(doubled.compareTo(limits.longest()) > 0 ? limits.longest() : doubled);
  }

  /** The back-off to apply after a run from {@code started} to {@code ended}. */
  public BackOff afterRun(Instant started, Instant ended, Limits limits) {
    boolean ranLong = Duration.between(started, ended).compareTo(limits.forgiving()) > 0;
    return ranLong ? NONE : this;
  }
}
