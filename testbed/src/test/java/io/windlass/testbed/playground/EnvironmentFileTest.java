package io.windlass.testbed.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the file does is up to a shell, so a shell is asked. */
class EnvironmentFileTest {

  @TempDir private Path root;

  @Test
  void pointsKubectlAndTemporalAtThePlayground() throws IOException {
    Path project = root.resolve("it's a checkout");
    PlaygroundDirectory directory = new PlaygroundDirectory(project.resolve(".dev")).create();
    EnvironmentFile.write(directory, new Tools(project), "127.0.0.1:7233");
    String shell = "PATH=/usr/bin; . ./env; . ./env; echo \"$KUBECONFIG|$TEMPORAL_ADDRESS|$PATH\"";
    Process process =
        new ProcessBuilder("/bin/sh", "-c", shell).directory(directory.root().toFile()).start();
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
        .isEqualTo(
            "%s|127.0.0.1:7233|%s:/usr/bin"
                .formatted(directory.kubeconfig(), project.resolve("build/bin")));
  }
}
