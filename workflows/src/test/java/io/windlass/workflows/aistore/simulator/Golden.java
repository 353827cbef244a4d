package io.windlass.workflows.aistore.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Decision logs that were read and found right. A log that differs fails its test; {@code
 * -Dgolden.update=true} writes it anew, and the difference is then judged as part of the change.
 */
public final class Golden {

  private static final Path ROOT = Path.of("src/test/resources/golden");

  private Golden() {}

  /** Compares with {@code golden/<operation>/<scenario>.log}. */
  public static void check(String operation, String scenario, String text) {
    Path file = ROOT.resolve(operation).resolve(scenario + ".log");
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
      }
      assertThat(text).isEqualTo(Files.readString(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
