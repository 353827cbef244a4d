package io.windlass.testbed.kubelet.probe;

import io.fabric8.kubernetes.api.model.Probe;
import io.windlass.testbed.kubelet.schedule.TimeScale;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A probe's numbers, already scaled.
 *
 * @param successThreshold successes in a row that turn failure into success
 * @param failureThreshold failures in a row that turn success into failure
 */
public record ProbeSettings(
    Duration initialDelay,
    Duration period,
    Duration timeout,
    int successThreshold,
    int failureThreshold) {

  /** A scaled timeout below this would measure the machine, not the program. */
  static final Duration SHORTEST_TIMEOUT = Duration.ofSeconds(1);

  /** Absent fields take the API's defaults: period 10 s, timeout 1 s, thresholds 1 and 3. */
  public static ProbeSettings of(Probe probe, TimeScale time) {
    Duration timeout = time.ofSeconds(orElse(probe.getTimeoutSeconds(), 1));
    return new ProbeSettings(
        time.ofSeconds(orElse(probe.getInitialDelaySeconds(), 0)),
        time.ofSeconds(orElse(probe.getPeriodSeconds(), 10)),
        timeout.compareTo(SHORTEST_TIMEOUT) < 0 ? SHORTEST_TIMEOUT : timeout,
        orElse(probe.getSuccessThreshold(), 1),
        orElse(probe.getFailureThreshold(), 3));
  }

  private static int orElse(@Nullable Integer value, int fallback) {
    return value == null ? fallback : value;
  }
}
