package io.windlass.testbed.kubelet.probe;

/**
 * Turns single outcomes into a verdict by the thresholds.
 *
 * @param verdict what holds now
 * @param row equal outcomes in a row
 * @param lastSuccess whether those were successes
 */
public record ProbeCounter(boolean verdict, int row, boolean lastSuccess) {

  /** A liveness probe begins as passing, readiness and startup as failing. */
  public static ProbeCounter startingAt(boolean verdict) {
    return new ProbeCounter(verdict, 0, verdict);
  }

  /** The counter after one more outcome. */
  public ProbeCounter add(boolean success, ProbeSettings settings) {
    int inRow = success == lastSuccess ? row + 1 : 1;
    int needed = success ? settings.successThreshold() : settings.failureThreshold();
    return new ProbeCounter(inRow >= needed ? success : verdict, inRow, success);
  }

  /** The failures in a row have just used up the threshold. */
  public boolean exhausted(ProbeSettings settings) {
    return !lastSuccess && row >= settings.failureThreshold();
  }
}
