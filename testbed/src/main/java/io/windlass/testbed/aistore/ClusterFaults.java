package io.windlass.testbed.aistore;

import java.util.Optional;

/** What goes wrong in a cluster as a whole. */
public final class ClusterFaults {
  private static final long PLENTY = 1L << 40;

  private double slowness = 1;
  private long volumeSize = PLENTY;
  private String nextError = "";

  /** Rebalances started from now on take this many times as long. */
  public synchronized void slowRebalance(double times) {
    slowness = times;
  }

  /** The next rebalance to end does so aborted and with this error. */
  public synchronized void failNextRebalance(String error) {
    nextError = error;
  }

  /** The volumes of each target say that they have this many bytes together. */
  public synchronized void volumeSize(long bytes) {
    volumeSize = bytes;
  }

  synchronized long volumeSize() {
    return volumeSize;
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
