package io.windlass.testbed.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nothing outlives a JVM that is killed while a stack runs below it. */
@Timeout(180)
class CrashTest {

  /** Two guards, the control plane with its three components, Temporal. */
  private static final int PROCESSES = 7;

  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir private Path directory;

  @Test
  void noProcessOutlivesAKilledParent() throws IOException {
    Process parent =
        new ProcessBuilder(
                Tools.locate().java().toString(),
                "-cp",
                System.getProperty("java.class.path"),
                CrashingParent.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      List<ProcessHandle> tree = tree(parent);
      assertThat(tree).hasSize(PROCESSES).allMatch(ProcessHandle::isAlive);
      parent.destroyForcibly();
      assertThat(tree).allSatisfy(process -> assertThat(process.onExit()).succeedsWithin(LIMIT));
    } finally {
      parent.destroyForcibly();
    }
  }

  private static List<ProcessHandle> tree(Process parent) throws IOException {
    try (BufferedReader output = parent.inputReader(StandardCharsets.UTF_8)) {
      String line = output.readLine();
      assertThat(line).as("what the parent says").startsWith(CrashingParent.SAYING);
      return Stream.of(line.substring(CrashingParent.SAYING.length()).split(" "))
          .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
          .toList();
    }
  }
}
