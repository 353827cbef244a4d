package io.windlass.testbed.aistore;

import java.util.Optional;

/** What goes wrong in a cluster as a whole. */
public final class ClusterFaults {
  private static final long PLENTY = 1L << 40;

  private double slowness = 1;
  private long volumeSize = PLENTY;
  private String nextError = "";
  private int refusals;
  private int losses;

  /** Rebalances started from now on take this many times as long. */
  public synchronized void slowRebalance(double times) {
    slowness = times;
  }

  /** The next rebalance to end does so aborted and with this error. */
  public synchronized void failNextRebalance(String error) {
    nextError = error;
  }

  /** So many of the next calls that would change the cluster are refused, as by one that ails. */
  public synchronized void refuseChanges(int calls) {
    refusals = calls;
  }

  /** The next ones are carried out, and answered as if they had failed. */
  public synchronized void loseAnswers(int calls) {
    losses = calls;
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

  /** Whether a change is to be refused. */
  synchronized boolean takeRefusal() {
    boolean taken = refusals > 0;
    refusals -= taken ? 1 : 0;
    return taken;
  }

  /** Whether the answer to a change is to be lost. */
  synchronized boolean takeLoss() {
    boolean taken = losses > 0;
    losses -= taken ? 1 : 0;
    return taken;
  }
}
