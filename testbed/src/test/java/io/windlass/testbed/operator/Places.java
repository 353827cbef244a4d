package io.windlass.testbed.operator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Files with places that are left open. */
final class Places {

  private Places() {}

  /** A file of this package, with the values of its places: {@code {{name}}}. */
  static String filled(String file, Map<String, String> values) {
    String text = read(file);
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("{{%s}}".formatted(value.getKey()), value.getValue());
    }
    return text;
  }

  private static String read(String file) {
    try (InputStream text = Places.class.getResourceAsStream(file)) {
      if (text == null) {
        throw new IllegalStateException(file);
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
