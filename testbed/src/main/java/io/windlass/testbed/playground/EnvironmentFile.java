package io.windlass.testbed.playground;

import java.nio.file.Path;

/** The lines that point a shell at the playground. */
final class EnvironmentFile {

  private EnvironmentFile() {}

  static void write(PlaygroundDirectory directory, Tools tools, String temporalAddress) {
    PlaygroundDirectory.write(
        directory.environment(),
        """
        # source this file to point kubectl and temporal at the playground
        export KUBECONFIG=%s
        export TEMPORAL_ADDRESS=%s
        case ":$PATH:" in
          *:%3$s:*) ;;
          *) export PATH=%3$s:"$PATH" ;;
        esac
        """
            .formatted(quoted(directory.kubeconfig()), temporalAddress, quoted(tools.binaries())));
  }

  /** Any path as one word of a POSIX shell. */
  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "'\\''") + "'";
  }
}
