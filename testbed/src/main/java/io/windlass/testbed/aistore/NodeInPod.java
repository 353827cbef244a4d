package io.windlass.testbed.aistore;

import io.windlass.testbed.kubelet.ContainerContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * What a node can tell only from within its pod: whether it can read and write what it needs as the
 * user that it is.
 *
 * @param ports on which it is to listen
 * @param log the file that its lines go to
 */
public record NodeInPod(Set<Integer> ports, Path log) {

  /**
   * Reads configuration and certificate, and writes to every volume and to the log.
   *
   * @throws IOException with what is wrong, in the words in which a node says it
   */
  public static NodeInPod examine(ContainerContext context) throws IOException {
    try {
      NodeSetup setup = NodeSetup.read(context);
      setup.tls();
      for (Path directory : setup.written()) {
        Files.createDirectories(directory);
        Files.delete(Files.createTempFile(directory, ".ais.", ".trial"));
      }
      return new NodeInPod(setup.ports(), setup.log());
    } catch (ConfigFailure failure) {
      throw new IOException("FATAL ERROR: " + failure.explanation(), failure);
    }
  }
}
