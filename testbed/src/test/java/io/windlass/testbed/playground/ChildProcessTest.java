package io.windlass.testbed.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ChildProcessTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir private Path directory;

  @Test
  void outputGoesToTheLogAndTheExitCodeIsThePrograms() {
    try (ChildProcess child = start("echo hello; exit 7")) {
      assertThat(child.exitCode().join()).isEqualTo(7);
      assertThat(child.log()).hasContent("hello");
    }
  }

  @Test
  void environmentIsPassedOn() {
    try (ChildProcess child = start("echo $FLAVOUR")) {
      assertThat(child.exitCode().join()).isZero();
      assertThat(child.log()).hasContent("salt");
    }
  }

  @Test
  void anEndBeforeReadinessQuotesTheLog() {
    try (ChildProcess child = start("echo no such file; exit 3")) {
      assertThatThrownBy(() -> child.awaitReady(() -> false, LIMIT))
          .isInstanceOf(PlaygroundException.class)
          .hasMessageContaining("sample ended with exit code 3")
          .hasMessageContaining("no such file");
    }
  }

  @Test
  void theQuotedLogHasNoFramesOfStackTraces() {
    try (ChildProcess child =
        start("printf 'Caused by: refused\\n\\tat a.B.c(B.java:1)\\n\\t... 20 more\\n'; exit 3")) {
      assertThatThrownBy(() -> child.awaitReady(() -> false, LIMIT))
          .hasMessageContaining("Caused by: refused")
          .hasMessageNotContaining("B.java")
          .hasMessageNotContaining("20 more");
    }
  }

  @Test
  void waitingForReadinessIsBounded() {
    try (ChildProcess child = start("echo started; exec sleep 60")) {
      assertThatThrownBy(() -> child.awaitReady(() -> false, Duration.ofSeconds(5)))
          .hasMessageContaining("is not ready after 5 s")
          .hasMessageContaining("started");
    }
  }

  @Test
  void closingEndsTheProgramOrderly() {
    Path farewell = directory.resolve("farewell");
    ChildProcess child =
        start("trap 'touch %s; exit 0' TERM; echo started; while :; do sleep 0.05; done", farewell);
    child.awaitReady(() -> hasContent(child.log()), LIMIT);
    ProcessHandle program = child.program().orElseThrow();
    child.close();
    assertThat(program.isAlive()).isFalse();
    assertThat(farewell).exists();
  }

  @Test
  void killingLeavesTheProgramNoFarewell() {
    try (ChildProcess child =
        start("trap 'exit 0' TERM; echo started; while :; do sleep 1; done")) {
      child.awaitReady(() -> hasContent(child.log()), LIMIT);
      child.kill();
      assertThat(child.exitCode().join()).isEqualTo(137);
    }
  }

  private ChildProcess start(String script, Object... values) {
    List<String> command = List.of("/bin/sh", "-c", script.formatted(values));
    Launch launch =
        new Launch("sample", command, Map.of("FLAVOUR", "salt"), directory.resolve("log"));
    return ChildProcess.start(Tools.locate(), launch);
  }

  private static boolean hasContent(Path file) {
    return Files.exists(file) && file.toFile().length() > 0;
  }
}
