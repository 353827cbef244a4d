package io.windlass.testbed.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningPlaygroundTest {

  @TempDir private Path root;
  private PlaygroundDirectory directory;
  private RunningPlayground running;

  @BeforeEach
  void create() {
    directory = new PlaygroundDirectory(root).create();
    running = new RunningPlayground(directory);
  }

  @Test
  void claimAndReleaseLeaveNoTrace() {
    running.claim();
    assertThat(directory.processIdentifier()).content().isEqualTo(pid() + "\n");
    running.release();
    assertThat(directory.processIdentifier()).doesNotExist();
  }

  @Test
  void whatACrashHasLeftBehindKeepsNobodyFromStarting() {
    PlaygroundDirectory.write(directory.processIdentifier(), "no number\n");
    running.claim();
    assertThat(directory.processIdentifier()).content().isEqualTo(pid() + "\n");
  }

  @Test
  void aProcessIdentifierThatWasGivenAwayAgainIsNotEnded() {
    // Process 1 always runs and never is a playground.
    PlaygroundDirectory.write(directory.processIdentifier(), "1\n");
    assertThat(running.stop()).isFalse();
    assertThat(ProcessHandle.of(1)).get().matches(ProcessHandle::isAlive);
    assertThat(directory.processIdentifier()).doesNotExist();
  }

  private static long pid() {
    return ProcessHandle.current().pid();
  }
}
