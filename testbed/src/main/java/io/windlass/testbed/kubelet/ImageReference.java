package io.windlass.testbed.kubelet;

/**
 * An image reference in its parts.
 *
 * @param repository without {@code docker.io/} and {@code library/}
 * @param tag {@code latest} when none is given; a digest stands as written, {@code sha256:...}
 */
public record ImageReference(String repository, String tag) {

  private static final String DOCKER_HUB = "docker.io/";
  private static final String OFFICIAL = "library/";

  /** Reads {@code [registry/]repository[:tag][@digest]}. */
  public static ImageReference parse(String image) {
    int at = image.indexOf('@');
    if (at >= 0) {
      return new ImageReference(withoutTag(image.substring(0, at)), image.substring(at + 1));
    }
    String repository = withoutTag(image);
    int separator = tagSeparator(image);
    return new ImageReference(
        repository, separator < 0 ? "latest" : image.substring(separator + 1));
  }

  private static String withoutTag(String image) {
    int separator = tagSeparator(image);
    String name = separator < 0 ? image : image.substring(0, separator);
    String inner = name.startsWith(DOCKER_HUB) ? name.substring(DOCKER_HUB.length()) : name;
    return inner.startsWith(OFFICIAL) ? inner.substring(OFFICIAL.length()) : inner;
  }

  /** A colon before the last slash belongs to the registry's port. */
  private static int tagSeparator(String image) {
    int colon = image.lastIndexOf(':');
    return colon > image.lastIndexOf('/') ? colon : -1;
  }
}
