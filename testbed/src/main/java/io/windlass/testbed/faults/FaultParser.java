package io.windlass.testbed.faults;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads faults as people write them: {@code kill}, {@code hang=ais-node}, {@code slow-start=10s},
 * {@code clock-skew=-2m}, several separated by commas. What follows a {@code #} only makes a value
 * differ from the one before, so that {@code kill#2} kills a second time.
 */
public final class FaultParser {

  private static final Pattern DURATION = Pattern.compile("(-?\\d+)(ms|s|m|h)");

  private FaultParser() {}

  /**
   * The faults of a text, in its order.
   *
   * @throws IllegalArgumentException for a fault that does not exist or lacks its value
   */
  public static List<Fault> parse(String text) {
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .map(FaultParser::one)
        .toList();
  }

  private static Fault one(String word) {
    String[] parts = word.replaceFirst("#.*", "").split("=", 2);
    Optional<String> value = parts.length == 2 ? Optional.of(parts[1]) : Optional.empty();
    return switch (parts[0]) {
      case "kill" -> new Fault.Kill(value);
      case "terminate" -> new Fault.Terminate(value);
      case "hang" -> new Fault.Hang(value);
      case "resume" -> new Fault.Resume(value);
      case "slow-start" -> new Fault.SlowStart(duration(word, value));
      case "volume-lost" -> new Fault.VolumeLost(value);
      case "clock-skew" -> new Fault.ClockSkew(duration(word, value));
      case "node-lost" -> new Fault.NodeLost();
      case "node-cut" -> new Fault.NodeCut();
      default -> throw new IllegalArgumentException("there is no fault \"" + word + "\"");
    };
  }

  private static Duration duration(String word, Optional<String> value) {
    Matcher matcher = DURATION.matcher(value.orElse(""));
    if (!matcher.matches()) {
      throw new IllegalArgumentException("\"" + word + "\" needs a duration such as 10s or 500ms");
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofSeconds(amount);
    };
  }
}
