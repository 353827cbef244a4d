package io.windlass.testbed.kubelet.environment;

/** A container's environment cannot be made: the message of CreateContainerConfigError. */
public final class ConfigException extends Exception {

  private static final long serialVersionUID = 1L;

  public ConfigException(String message) {
    super(message);
  }
}
