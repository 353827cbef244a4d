package io.windlass.testbed.kubelet.volume;

import java.nio.file.Path;

/**
 * The file system of one simulated node.
 *
 * @param root the directory of this machine that stands for {@code /}
 */
public record NodeDisk(Path root) {

  /** Where a path of the node is on this machine; {@code ..} cannot lead out of the disk. */
  public Path path(String onNode) {
    Path inside = Path.of("/").resolve(onNode).normalize();
    return root.resolve(Path.of("/").relativize(inside));
  }
}
