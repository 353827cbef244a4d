package io.windlass.testbed.kubelet;

/** How an attempt to start a container ended. */
sealed interface Launch {

  record Started(ContainerProcess process) implements Launch {}

  /**
   * Not started; tried again later.
   *
   * @param reason {@code ErrImagePull}, {@code CreateContainerConfigError} or {@code
   *     CreateContainerError}
   */
  record Refused(String reason, String message) implements Launch {}

  /** The container was made, but its entry point could not be run: it counts as an exit. */
  record Crashed(int exitCode, String message) implements Launch {}
}
