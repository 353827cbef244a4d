package io.windlass.testbed.kubelet;

import io.windlass.testbed.kubelet.lifecycle.BackOff;
import io.windlass.testbed.kubelet.schedule.TimeScale;
import java.time.Duration;

/**
 * How fast the kubelet is.
 *
 * @param time scales probes, grace periods and back-offs
 * @param volumeRefresh the longest time until a pod sees a changed ConfigMap or Secret, still to be
 *     scaled; a real kubelet takes 60 to 90 s
 * @param steadyProbe the shortest pause between two checks of a healthy container, not scaled
 * @param leasePeriod between two renewals of a node's lease, not scaled: the control plane's grace
 *     period is real
 */
public record KubeletTimings(
    TimeScale time, Duration volumeRefresh, Duration steadyProbe, Duration leasePeriod) {

  private static final Duration SHORTEST = Duration.ofMillis(100);

  /** A real kubelet's figures, all scaled. */
  public static KubeletTimings of(TimeScale time) {
    return new KubeletTimings(
        time, Duration.ofSeconds(60), Duration.ofSeconds(1), Duration.ofSeconds(10));
  }

  /** The same, with other signs of life. */
  public KubeletTimings withLeasePeriod(Duration period) {
    return new KubeletTimings(time, volumeRefresh, steadyProbe, period);
  }

  /** Of container restarts and image pulls. */
  BackOff.Limits restart() {
    return limits(Duration.ofSeconds(10), Duration.ofMinutes(5));
  }

  /** Of volumes that cannot be set up. */
  BackOff.Limits mount() {
    return limits(Duration.ofMillis(500), Duration.ofSeconds(122));
  }

  /** Until a container whose configuration is wrong is looked at again. */
  Duration resync() {
    return atLeast(time.ofSeconds(10));
  }

  private BackOff.Limits limits(Duration first, Duration longest) {
    return new BackOff.Limits(atLeast(time.of(first)), atLeast(time.of(longest)));
  }

  private static Duration atLeast(Duration duration) {
    return duration.compareTo(SHORTEST) < 0 ? SHORTEST : duration;
  }
}
