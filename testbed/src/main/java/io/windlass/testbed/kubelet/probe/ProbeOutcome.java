package io.windlass.testbed.kubelet.probe;

/**
 * What one probe found.
 *
 * @param message why it failed, as in the Unhealthy event
 */
public record ProbeOutcome(boolean success, String message) {

  public static final ProbeOutcome SUCCESS = new ProbeOutcome(true, "");

  public static ProbeOutcome failure(String message) {
    return new ProbeOutcome(false, message);
  }
}
