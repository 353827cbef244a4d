package io.windlass.testbed.pmem;

import io.windlass.testbed.kubelet.schedule.TimeScale;
import java.time.Duration;

/**
 * How long the driver and its sidecars wait.
 *
 * @param retry of a node that could not register
 * @param reconnect after a connection to the registry was lost
 * @param call until one side gives up on the other
 * @param socket of a sidecar between two looks for the driver's socket
 * @param volume of a provisioner for one volume
 */
public record PmemTimings(
    Duration retry, Duration reconnect, Duration call, Duration socket, Duration volume) {

  /** Not scaled: fifty handshakes at once take their time on a busy machine. */
  private static final Duration CALL = Duration.ofSeconds(10);

  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);

  /** The real ones, scaled. */
  public static PmemTimings of(TimeScale time) {
    return new PmemTimings(
        longer(time.ofSeconds(10), SHORTEST_PAUSE),
        longer(time.ofSeconds(1), SHORTEST_PAUSE),
        CALL,
        longer(time.ofSeconds(1), SHORTEST_PAUSE),
        longer(time.ofSeconds(300), CALL));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }
}
