package io.windlass.testbed.aistore;

import io.windlass.testbed.kubelet.ContainerContext;
import io.windlass.testbed.kubelet.ContainerProcess;
import io.windlass.testbed.kubelet.ContainerProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The original operator's helper, {@code /cleanup-helper -dir=<directory>}: removes a directory of
 * the host with all that is in it. One that is not there is as good.
 */
public final class CleanupHelperProgram implements ContainerProgram {

  @Override
  public ContainerProcess start(ContainerContext context) {
    try {
      List<String> arguments =
          context.command().stream().dropWhile(part -> !part.startsWith("-")).toList();
      String directory = NodeArguments.required(NodeArguments.flags(arguments), "dir");
      remove(context.path(directory));
      return ExitedProcess.with(0);
    } catch (ConfigFailure | IOException | IllegalArgumentException failure) {
      context.log().accept("cleanup failed: " + failure.getMessage());
      return ExitedProcess.with(1);
    }
  }

  private static void remove(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> found = Files.walk(directory)) {
      for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
