package io.windlass.workflows.pmem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How raw namespaces are converted, as annotations of the resource say. What can't be understood is
 * as by default, and reported in {@code problems}: nothing is begun then.
 *
 * @param attempts how often it is tried on a node
 * @param limit how long one attempt may take
 * @param image that has the program; empty where no annotation names one
 */
public record ConversionSettings(
    int attempts, Duration limit, Optional<String> image, List<String> problems) {

  /** A number from 1 to 10. */
  public static final String ATTEMPTS = "windlass.io/convert-attempts";

  /** A time: {@code 30s}, {@code 10m}, {@code 1h}. */
  public static final String LIMIT = "windlass.io/convert-timeout";

  /** An image of the driver's release 1.0 or later. */
  public static final String IMAGE = "windlass.io/convert-image";

  private static final int USUAL_ATTEMPTS = 3;
  private static final Duration USUAL_LIMIT = Duration.ofMinutes(10);
  private static final Pattern SMALL = Pattern.compile("[1-9]|10");

  public ConversionSettings {
    problems = List.copyOf(problems);
  }

  /** As a resource's annotations say. */
  public static ConversionSettings of(Map<String, String> annotations) {
    String attempts = written(annotations, ATTEMPTS);
    String limit = written(annotations, LIMIT);
    boolean countable = SMALL.matcher(attempts).matches();
    Optional<Duration> time = WrittenTime.read(limit);
    return new ConversionSettings(
        countable ? Integer.parseInt(attempts) : USUAL_ATTEMPTS,
        time.orElse(USUAL_LIMIT),
        Optional.of(written(annotations, IMAGE)).filter(image -> !image.isEmpty()),
        Stream.of(
                problem(ATTEMPTS, attempts, countable, "a number from 1 to 10"),
                problem(LIMIT, limit, time.isPresent(), "a time as 30s, 10m or 1h"))
            .flatMap(Optional::stream)
            .toList());
  }

  private static Optional<String> problem(
      String name, String written, boolean understood, String form) {
    return written.isEmpty() || understood
        ? Optional.empty()
        : Optional.of(
            "metadata.annotations[%s]: %s is not understood; write %s"
                .formatted(name, written, form));
  }

  private static String written(Map<String, String> annotations, String name) {
    return annotations.getOrDefault(name, "").strip();
  }
}
