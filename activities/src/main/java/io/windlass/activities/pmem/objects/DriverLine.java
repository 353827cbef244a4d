package io.windlass.activities.pmem.objects;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Releases of the driver that are started in the same way: what one of them understands, an older
 * one refuses.
 */
public enum DriverLine {
  /** Prepares PMEM in init containers; serves no metrics on nodes. */
  V0_7,
  /** Prepares PMEM itself; serves metrics on nodes. Also counted here: what names no release. */
  V0_8;

  private static final Pattern RELEASE = Pattern.compile("v?0\\.(\\d+)(\\.\\d+)?([-+].*)?");

  private static final int FIRST_OF_V0_8 = 8;

  /** The line of an image, by its tag. */
  public static DriverLine of(String image) {
    return minor(image).filter(minor -> minor < FIRST_OF_V0_8).isPresent() ? V0_7 : V0_8;
  }

  /** Whether the pods on nodes tell version and capacity. */
  public boolean measured() {
    return this == V0_8;
  }

  private static Optional<Integer> minor(String image) {
    Matcher release = RELEASE.matcher(tag(image));
    return release.matches() ? Optional.of(Integer.valueOf(release.group(1))) : Optional.empty();
  }

  /** Empty where there is none: a port is followed by a path. */
  private static String tag(String image) {
    String name = image.contains("@") ? image.substring(0, image.indexOf('@')) : image;
    int colon = name.lastIndexOf(':');
    return colon > name.lastIndexOf('/') ? name.substring(colon + 1) : "";
  }
}
