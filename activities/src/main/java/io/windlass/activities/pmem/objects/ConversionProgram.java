package io.windlass.activities.pmem.objects;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which images have the program that converts raw namespaces: it came with release 1.0. */
public final class ConversionProgram {

  private static final Pattern RELEASE = Pattern.compile("v?(\\d+)\\.(\\d+)(\\.\\d+)?([-+].*)?");

  private ConversionProgram() {}

  /** Whether the tag of an image says that the program is in it. */
  public static boolean in(String image) {
    return major(image).filter(major -> major > 0).isPresent();
  }

  private static Optional<Integer> major(String image) {
    String name = image.contains("@") ? image.substring(0, image.indexOf('@')) : image;
    int colon = name.lastIndexOf(':');
    Matcher release =
        RELEASE.matcher(colon > name.lastIndexOf('/') ? name.substring(colon + 1) : "");
    return release.matches() && release.group(1).length() < 4
        ? Optional.of(Integer.valueOf(release.group(1)))
        : Optional.empty();
  }
}
