package io.windlass.testbed.signals;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.testbed.playground.Command;
import io.windlass.testbed.playground.Tools;
import java.nio.file.Path;

/** The real {@code promtool}. */
final class Promtool {

  private Promtool() {}

  /** Runs {@code promtool check rules} or {@code promtool test rules}, which has to succeed. */
  static void succeed(String verb, Path file) {
    Command.Answer answer =
        Command.of(Tools.locate().promtool().toString(), verb, "rules", file.toString()).run();
    String said = answer.output() + answer.errors();
    assertThat(answer.exitCode()).as(said).isZero();
    assertThat(said).contains("SUCCESS");
  }
}
