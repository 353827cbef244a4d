package io.windlass.testbed.aistore;

import java.util.Optional;

/** What goes wrong in a cluster as a whole. */
public final class ClusterFaults {
  private double slowness = 1;
  private String nextError = "";

  /** Rebalances started from now on take this many times as long. */
  public synchronized void slowRebalance(double times) {
    slowness = times;
  }

  /** The next rebalance to end does so aborted and with this error. */
  public synchronized void failNextRebalance(String error) {
    nextError = error;
  }

  synchronized double slowness() {
    return slowness;
  }

  synchronized Optional<String> takeRebalanceError() {
    String error = nextError;
    nextError = "";
    return error.isEmpty() ? Optional.empty() : Optional.of(error);
  }
}
