package io.windlass.testbed.kubelet.schedule;

import java.time.Duration;

/**
 * How much faster than life the testbed runs.
 *
 * @param factor multiplies every real duration: 1 is real time, 0.05 twenty times faster
 */
public record TimeScale(double factor) {

  public static final TimeScale REAL = new TimeScale(1);

  public TimeScale {
    if (!(factor > 0)) {
      throw new IllegalArgumentException("the time factor must be above 0, not " + factor);
    }
  }

  public Duration of(Duration real) {
    return Duration.ofNanos(Math.round(real.toNanos() * factor));
  }

  public Duration ofSeconds(long real) {
    return of(Duration.ofSeconds(real));
  }
}
