package io.windlass.workflows.aistore.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands are run, on directories that stand for the disks of a host. */
class HostCommandsTest {

  private static final String INSIDE = "ais/demo/target";

  @TempDir private Path folder;

  private HostCommands commands = new HostCommands(List.of(), "", List.of());

  /**
   * The attributes of a file are in a file beside it: not every machine has the programs for them.
   */
  @BeforeEach
  void disks() throws IOException {
    write("a disk/@ais/images/%ob/cat", "miau");
    write("a disk/@ais/images/%ob/deep/er/dog", "wuff");
    write("a disk/@ais/images/%wk/half", "h");
    write("sdb/@ais/images/%ob/cat2", "miau");
    program("setfattr", "echo \"$4\" > \"$5/.attribute\"");
    program("getfattr", "cat \"$4/.attribute\"");
    commands =
        new HostCommands(
            List.of(folder.resolve("a disk").toString(), folder.resolve("sdb").toString()),
            INSIDE,
            List.of("@ais/images", "@ais/#ns/empty"));
  }

  @Test
  void objectsMoveAndComeBack() throws IOException {
    assertThat(run(commands.count())).contains("@ais/images 3", "@ais/#ns/empty 0");
    assertThat(run(commands.identify("t1a2b3c4d"))).contains("t1a2b3c4d");
    assertThat(folder.resolve("sdb").resolve(INSIDE).resolve(".attribute")).hasContent("t1a2b3c4d");
    assertThat(folder.resolve("sdb/@ais/images/%ob/cat2")).exists();

    Files.createDirectories(folder.resolve("sdb").resolve(INSIDE).resolve("@ais/images/%ob"));
    run(commands.move());

    assertThat(folder.resolve("a disk").resolve(INSIDE).resolve("@ais/images/%ob/deep/er/dog"))
        .hasContent("wuff");
    assertThat(folder.resolve("sdb").resolve(INSIDE).resolve("@ais/images/%ob/cat2")).exists();
    assertThat(folder.resolve("sdb/@ais/images/%ob")).doesNotExist();
    assertThat(folder.resolve("a disk/@ais/images/%wk/half")).exists();
    assertThat(run(commands.count())).contains("@ais/images 3");

    run(commands.move());
    assertThat(run(commands.count())).contains("@ais/images 3");

    run(commands.moveBack());
    assertThat(folder.resolve("a disk/@ais/images/%ob/cat")).hasContent("miau");
    assertThat(run(commands.count())).contains("@ais/images 3");
  }

  /** A bucket to which somebody has written already is not covered up. */
  @Test
  void nothingIsMovedOverSomething() throws IOException {
    write("sdb/" + INSIDE + "/@ais/images/%ob/new", "newer");

    assertThat(run(commands.move())).contains("not empty");
    assertThat(folder.resolve("sdb/@ais/images/%ob/cat2")).exists();
    assertThat(folder.resolve("sdb").resolve(INSIDE).resolve("@ais/images/%ob/new"))
        .hasContent("newer");
  }

  private void write(String path, String content) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private void program(String name, String line) throws IOException {
    write("bin/" + name, "#!/bin/sh\n" + line + "\n");
    assertThat(folder.resolve("bin/" + name).toFile().setExecutable(true)).isTrue();
  }

  private String run(List<String> lines) throws IOException {
    ProcessBuilder shell = new ProcessBuilder("sh", "-c", String.join("\n", lines));
    shell.environment().merge("PATH", folder.resolve("bin") + ":", (path, first) -> first + path);
    shell.environment().put("LC_ALL", "C");
    Process process = shell.redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
