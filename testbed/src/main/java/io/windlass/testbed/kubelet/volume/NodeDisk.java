package io.windlass.testbed.kubelet.volume;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The file system of one simulated node.
 *
 * @param root the directory of this machine that stands for {@code /}
 */
public record NodeDisk(Path root) {

  /** What the operating system and the kubelet have made on every node. */
  private static final List<String> FURNITURE = List.of("/sys", "/dev", "/var/lib/kubelet/pods");

  /** Makes what every node has, where it is not there yet. */
  void furnish() {
    try {
      for (String directory : FURNITURE) {
        Files.createDirectories(path(directory));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a path of the node is on this machine; {@code ..} cannot lead out of the disk. */
  public Path path(String onNode) {
    Path inside = Path.of("/").resolve(onNode).normalize();
    return root.resolve(Path.of("/").relativize(inside));
  }
}
