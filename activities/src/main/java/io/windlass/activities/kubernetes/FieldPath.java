package io.windlass.activities.kubernetes;

/** Paths of fields as people write them: {@code metadata.annotations[a/b].c}. */
public final class FieldPath {

  private FieldPath() {}

  /** One step. A name with dots or slashes would be read as several, and stands in brackets. */
  public static String step(String name) {
    return name.matches("[A-Za-z0-9_-]+") ? "." + name : "[%s]".formatted(name);
  }

  /** A path with one more step; the first needs no dot. */
  public static String join(String path, String step) {
    return path.isEmpty() && step.startsWith(".") ? step.substring(1) : path + step;
  }
}
