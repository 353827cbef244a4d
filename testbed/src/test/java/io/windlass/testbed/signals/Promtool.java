package io.windlass.testbed.signals;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.testbed.playground.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The real {@code promtool}. */
final class Promtool {

  private Promtool() {}

  /** Runs {@code promtool check rules} or {@code promtool test rules}, which has to succeed. */
  static void succeed(String verb, Path file) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                List.of(Tools.locate().promtool().toString(), verb, "rules", file.toString()))
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).contains("SUCCESS");
  }
}
