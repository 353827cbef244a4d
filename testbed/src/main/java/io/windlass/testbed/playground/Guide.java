package io.windlass.testbed.playground;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person needs to know once the playground is up. What it proposes differs from what is
 * there already, so that each command does something.
 *
 * @param userInterface of Temporal
 * @param targets how many the sample has now
 * @param image of the sample's storage nodes now
 */
record Guide(
    PlaygroundDirectory directory, URI userInterface, Sample sample, int targets, String image) {

  private static final Pattern PATCH_VERSION =
      Pattern.compile("(.*:v\\d+\\.\\d+)(?:\\.(\\d{1,6}))?");

  /** For an image that names no version. */
  private static final String OTHER_IMAGE = "aistorage/aisnode:v5.0.1";

  private static final int MORE_TARGETS = 2;

  String text() {
    return """

        In another shell:
          source %1$s
          kubectl -n %2$s get %3$s,pods
          temporal workflow list
        Temporal's web UI: %4$s
          A workflow's page shows its steps under History, and the plan with reasons under User Metadata.

        Try next; watch it with: kubectl -n %2$s get %5$s -w
          scale up         kubectl -n %2$s patch %5$s --type=merge -p '{"spec":{"targetSpec":{"size":%6$d}}}'
          upgrade          kubectl -n %2$s patch %5$s --type=merge -p '{"spec":{"nodeImage":"%7$s"}}'
          kill a node      kubectl -n %2$s delete pod %8$s-target-0 --force
          kill the worker  kill -9 $(cat %9$s)   in mid-upgrade: it is started again and goes on
          another cluster  kubectl apply -f %10$s
        Logs, one for each process: %11$s
        """
        .formatted(
            directory.environment(),
            sample.namespace(),
            sample.resource(),
            userInterface,
            sample.reference(),
            targets + MORE_TARGETS,
            nextImage(),
            sample.name(),
            directory.processIdentifier(Role.WORKER),
            sample.file().resolveSibling("aistore-minimal.yaml"),
            directory.logs());
  }

  /**
   * The next patch version of the image that runs: {@code v5.0}, {@code v5.0.1}, {@code v5.0.2}.
   */
  private String nextImage() {
    Matcher version = PATCH_VERSION.matcher(image);
    if (!version.matches()) {
      return OTHER_IMAGE;
    }
    int patch = version.group(2) == null ? 0 : Integer.parseInt(version.group(2));
    return "%s.%d".formatted(version.group(1), patch + 1);
  }
}
