package io.windlass.activities.pmem;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the tag of an image promises of the driver in it. */
final class DriverVersions {

  private static final Pattern RELEASE = Pattern.compile(":(v?\\d+\\.\\d+\\.\\d+)(@.*)?$");

  private DriverVersions() {}

  /** The release, as the driver is to tell it; empty when the tag names none. */
  static Optional<String> of(String image) {
    Matcher tag = RELEASE.matcher(image);
    return tag.find() ? Optional.of(tag.group(1)) : Optional.empty();
  }
}
