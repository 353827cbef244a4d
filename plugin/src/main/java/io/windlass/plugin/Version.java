package io.windlass.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/** The version of this plugin, as the build wrote it. */
public final class Version implements IVersionProvider {

  /** For example {@code 0.1.0}. */
  public static String text() {
    try (InputStream file = Version.class.getResourceAsStream("/windlass-plugin.version")) {
      return file == null
          ? "unknown"
          : new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public String[] getVersion() {
    return new String[] {"kubectl windlass " + text()};
  }
}
