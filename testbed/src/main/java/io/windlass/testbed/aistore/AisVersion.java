package io.windlass.testbed.aistore;

import java.util.Arrays;
import java.util.Optional;

/** The two lines of AIS that the simulator knows; a node's image tag selects one. */
public enum AisVersion {
  V4_9("v4.9", "4.9"),
  V5_0("v5.0", "5.0");

  private final String tagPrefix;
  private final String number;

  AisVersion(String tagPrefix, String number) {
    this.tagPrefix = tagPrefix;
    this.number = number;
  }

  /** The version as {@code what=node_status} reports it. */
  public String number() {
    return number;
  }

  /**
   * Reads the line from an image reference such as {@code aistorage/aisnode:v5.0-b2}.
   *
   * @return empty when the tag belongs to no known line
   */
  public static Optional<AisVersion> fromImage(String image) {
    return ofTag(image.substring(image.lastIndexOf(':') + 1));
  }

  /** The line that an image's tag belongs to; empty when it is none of them. */
  static Optional<AisVersion> ofTag(String tag) {
    return Arrays.stream(values()).filter(version -> version.has(tag)).findFirst();
  }

  private boolean has(String tag) {
    return tag.equals(tagPrefix)
        || tag.startsWith(tagPrefix + "-")
        || tag.startsWith(tagPrefix + ".");
  }
}
