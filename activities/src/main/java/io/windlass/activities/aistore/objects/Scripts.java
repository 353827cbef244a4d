package io.windlass.activities.aistore.objects;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Scripts that Jobs run; they are beside this class. */
final class Scripts {

  private Scripts() {}

  /** The text of one. */
  static String read(String name) {
    try (InputStream file = Scripts.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
