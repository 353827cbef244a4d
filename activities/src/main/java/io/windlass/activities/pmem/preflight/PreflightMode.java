package io.windlass.activities.pmem.preflight;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What becomes of a node that the driver does not seem to fit, as a person wants it. */
public enum PreflightMode {
  /** It gets no driver. */
  BLOCK,
  /** It is told, and the node gets the driver: a person knows better. */
  ADVISE;

  /** Annotation of a resource. */
  public static final String ANNOTATION = "windlass.io/preflight";

  /** As annotations say; what can't be understood blocks, and {@link #problem} tells it. */
  public static PreflightMode in(Map<String, String> annotations) {
    return named(written(annotations)).orElse(BLOCK);
  }

  /** What is wrong with the annotation, for a person who can correct it. */
  public static Optional<String> problem(Map<String, String> annotations) {
    String written = written(annotations);
    return written.isEmpty() || named(written).isPresent()
        ? Optional.empty()
        : Optional.of(
            "metadata.annotations[%s]: %s is not understood; write one of %s"
                .formatted(
                    ANNOTATION,
                    written,
                    Arrays.stream(values())
                        .map(PreflightMode::word)
                        .collect(Collectors.joining(", "))));
  }

  private static String written(Map<String, String> annotations) {
    return annotations.getOrDefault(ANNOTATION, "").strip();
  }

  private static Optional<PreflightMode> named(String word) {
    return Arrays.stream(values()).filter(mode -> mode.word().equals(word)).findFirst();
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
