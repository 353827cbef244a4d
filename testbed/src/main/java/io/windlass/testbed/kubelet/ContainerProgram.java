package io.windlass.testbed.kubelet;

import java.io.IOException;

/**
 * What a container image does when the simulated kubelet starts it: the stand-in for its entry
 * point.
 */
@FunctionalInterface
public interface ContainerProgram {

  /**
   * Starts the program and returns at once; the work goes on in the program's own threads.
   *
   * @throws IOException when the process could not even be started (the container exits with 128)
   */
  ContainerProcess start(ContainerContext context) throws IOException;

  /** Whether the repository has this tag; a tag it has not gives ErrImagePull. */
  default boolean hasTag(String tag) {
    return true;
  }
}
