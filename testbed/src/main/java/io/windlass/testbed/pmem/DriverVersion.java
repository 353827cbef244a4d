package io.windlass.testbed.pmem;

import io.windlass.testbed.kubelet.ImageReference;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an image of the driver is, by its tag: {@code v0.8.0}, or {@code v0.8.1-no-capacity} for one
 * that has a fault wherever it runs.
 *
 * @param text as {@code build_info} tells it, when the image does not lie
 */
record DriverVersion(Line line, String text, Set<DriverFault> faults) {

  private static final Pattern TAG =
      Pattern.compile("(?:v0\\.([789])\\.\\d+|v(1)\\.\\d\\.\\d+|canary)(-.+)?");

  /** The lines that differ here. */
  enum Line {
    /** Encrypted metrics of the controller, none of nodes; common names only. */
    V0_7,
    /** Plain metrics of both; alternative names of certificates count. */
    V0_8,
    /** No registry and no certificates: each node makes its own volumes. */
    V0_9,
    /** Answers probes without a look at the memory; has the program that converts namespaces. */
    V1
  }

  /** Empty for a tag that the repository does not have. */
  static Optional<DriverVersion> ofTag(String tag) {
    Matcher matcher = TAG.matcher(tag);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(new DriverVersion(line(matcher), tag, faults(tag)));
  }

  private static Line line(Matcher tag) {
    if (tag.group(2) != null) {
      return Line.V1;
    }
    return switch (Optional.ofNullable(tag.group(1)).orElse("8")) {
      case "7" -> Line.V0_7;
      case "9" -> Line.V0_9;
      default -> Line.V0_8;
    };
  }

  /** The version of an image that was pulled: its tag was looked up before. */
  static DriverVersion ofImage(String image) {
    return ofTag(ImageReference.parse(image).tag())
        .orElseThrow(() -> new IllegalArgumentException("no such version: " + image));
  }

  boolean before(Line other) {
    return line.compareTo(other) < 0;
  }

  private static Set<DriverFault> faults(String tag) {
    Set<DriverFault> faults = EnumSet.noneOf(DriverFault.class);
    Arrays.stream(DriverFault.values())
        .filter(fault -> tag.contains("-" + fault.word()))
        .forEach(faults::add);
    return Set.copyOf(faults);
  }
}
