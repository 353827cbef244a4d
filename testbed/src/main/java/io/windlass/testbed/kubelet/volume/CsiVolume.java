package io.windlass.testbed.kubelet.volume;

import io.fabric8.kubernetes.api.model.Pod;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * An ephemeral volume that a driver is asked for.
 *
 * @param attributes what the pod says of it
 */
public record CsiVolume(Pod pod, Map<String, String> attributes, Path directory) {

  /** Writes all its files at once. */
  public void write(Map<String, byte[]> files) {
    new AtomicDirectory(directory).write(files);
  }

  /** Whether it was made and is not yet gone with its pod. */
  public boolean exists() {
    return Files.isDirectory(directory);
  }
}
