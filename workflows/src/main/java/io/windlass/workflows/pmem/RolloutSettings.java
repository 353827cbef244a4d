package io.windlass.workflows.pmem;

import io.fabric8.kubernetes.api.model.IntOrString;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How carefully the driver of the nodes is replaced, as annotations of the resource say. What can't
 * be understood is as by default, and reported in {@code problems}: nothing is begun then.
 *
 * @param canary how many nodes get it first; until all of them have passed, nobody else does
 * @param soak how long a node must have been well without a break before others follow
 * @param batch how many nodes may be without a working driver at a time because of the rollout
 * @param failures how many nodes after the canaries may fail before everything is rolled back
 * @param gate how long a node may take to become well with its new driver
 * @param problems what is wrong with the annotations, for a person who can correct it
 */
public record RolloutSettings(
    Extent canary,
    Duration soak,
    Extent batch,
    Extent failures,
    Duration gate,
    List<String> problems) {

  /** A number or a part of the nodes: {@code 1}, {@code 5%}. */
  public static final String CANARY = "windlass.io/rollout-canary";

  /** A time: {@code 30s}, {@code 10m}, {@code 1h}. */
  public static final String SOAK = "windlass.io/rollout-soak";

  /** A number or a part of the nodes. */
  public static final String BATCH = "windlass.io/rollout-batch";

  /** A number or a part of the nodes. */
  public static final String FAILURES = "windlass.io/rollout-failures";

  /** A time. */
  public static final String GATE = "windlass.io/rollout-gate-timeout";

  private static final Extent ONE = new Extent(1, false);
  private static final Extent ALL = new Extent(100, true);
  private static final Extent NONE = new Extent(0, false);
  private static final Duration SHORT = Duration.ofSeconds(30);

  /** A driver has 300 s to start. */
  private static final Duration PATIENT = Duration.ofMinutes(6);

  public RolloutSettings {
    problems = List.copyOf(problems);
  }

  /**
   * As a resource's annotations say.
   *
   * @param maxUnavailable the batch where no annotation says it
   */
  public static RolloutSettings of(Map<String, String> annotations, IntOrString maxUnavailable) {
    Extent usual =
        Extent.of(String.valueOf(maxUnavailable.getValue()))
            .filter(RolloutSettings::some)
            .orElse(ONE);
    return new RolloutSettings(
        value(annotations, CANARY, RolloutSettings::someOf).orElse(ONE),
        value(annotations, SOAK, WrittenTime::read).orElse(SHORT),
        value(annotations, BATCH, RolloutSettings::someOf).orElse(usual),
        value(annotations, FAILURES, Extent::of).orElse(NONE),
        value(annotations, GATE, WrittenTime::read).orElse(PATIENT),
        problems(annotations));
  }

  /** One node, then all others at once, without soak; and nobody is brought back. */
  RolloutSettings hurried() {
    return new RolloutSettings(ONE, Duration.ZERO, ALL, ALL, gate, problems);
  }

  private static List<String> problems(Map<String, String> annotations) {
    return Stream.of(
            problem(
                annotations, CANARY, RolloutSettings::someOf, "a number from 1, or a part as 5%"),
            problem(
                annotations, BATCH, RolloutSettings::someOf, "a number from 1, or a part as 25%"),
            problem(annotations, FAILURES, Extent::of, "a number, or a part as 10%"),
            problem(annotations, SOAK, WrittenTime::read, "a time as 30s, 10m or 1h"),
            problem(annotations, GATE, WrittenTime::read, "a time as 30s, 10m or 1h"))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<String> problem(
      Map<String, String> annotations,
      String name,
      Function<String, Optional<?>> reader,
      String form) {
    String written = annotations.getOrDefault(name, "").strip();
    return written.isEmpty() || reader.apply(written).isPresent()
        ? Optional.empty()
        : Optional.of(
            "metadata.annotations[%s]: %s is not understood; write %s"
                .formatted(name, written, form));
  }

  private static <T> Optional<T> value(
      Map<String, String> annotations, String name, Function<String, Optional<T>> reader) {
    return reader.apply(annotations.getOrDefault(name, "").strip());
  }

  private static Optional<Extent> someOf(String text) {
    return Extent.of(text).filter(RolloutSettings::some);
  }

  private static boolean some(Extent extent) {
    return extent.value() > 0;
  }
}
