package io.windlass.testbed.kubelet.volume;

/** A volume cannot be set up now; the message is that of the FailedMount event. */
public final class MountException extends Exception {

  private static final long serialVersionUID = 1L;

  public MountException(String message) {
    super(message);
  }
}
