package io.windlass.workflows.aistore.resource;

/**
 * A field that asks for something this version does not do.
 *
 * @param path where it is, for example {@code spec.tls}
 * @param value what it says; {@code set} where the value is an object or could be a secret
 * @param sentence what is not supported, and what to do
 */
public record UnsupportedField(String path, String value, String sentence) {

  /** One line for a condition or an event. */
  public String text() {
    return "%s (%s): %s".formatted(path, value, sentence);
  }
}
