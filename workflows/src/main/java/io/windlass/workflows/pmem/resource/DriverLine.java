package io.windlass.workflows.pmem.resource;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Releases of the driver that are started in the same way: what one of them understands, an older
 * one refuses. The oldest first.
 */
public enum DriverLine {
  /** Prepares PMEM in init containers; serves no metrics on nodes. */
  V0_7,
  /** Prepares PMEM itself; serves metrics on nodes. Also counted here: what names no release. */
  V0_8,
  /** The first without a registry; its controller is a StatefulSet. */
  V0_9,
  /** The controller is a Deployment; pods are probed; free memory is published. */
  V1_0,
  /** The last: without a scheduler extender. Later ones are counted here. */
  V1_1;

  private static final Pattern RELEASE =
      Pattern.compile("v?(\\d{1,4})\\.(\\d{1,4})(\\.\\d+)?([-+].*)?");

  private static final int FIRST_OF_V0_8 = 8;
  private static final int FIRST_OF_V0_9 = 9;

  /** The line of an image, by its tag. */
  public static DriverLine of(String image) {
    Matcher release = RELEASE.matcher(tag(image));
    return release.matches()
        ? of(Integer.parseInt(release.group(1)), Integer.parseInt(release.group(2)))
        : V0_8;
  }

  private static DriverLine of(int major, int minor) {
    if (major == 0) {
      return minor < FIRST_OF_V0_8 ? V0_7 : minor < FIRST_OF_V0_9 ? V0_8 : V0_9;
    }
    return major == 1 && minor == 0 ? V1_0 : V1_1;
  }

  /** Whether the pods on nodes tell version and capacity. */
  public boolean measured() {
    return since(V0_8);
  }

  /** Whether it is that line or a later one. */
  public boolean since(DriverLine first) {
    return compareTo(first) >= 0;
  }

  /** How its objects are divided. */
  public DriverLayout layout() {
    return since(V0_9) ? DriverLayout.DISTRIBUTED : DriverLayout.REGISTRY;
  }

  /** Empty where there is none: a port is followed by a path. */
  private static String tag(String image) {
    String name = image.contains("@") ? image.substring(0, image.indexOf('@')) : image;
    int colon = name.lastIndexOf(':');
    return colon > name.lastIndexOf('/') ? name.substring(colon + 1) : "";
  }
}
