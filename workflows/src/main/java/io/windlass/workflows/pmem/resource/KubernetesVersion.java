package io.windlass.workflows.pmem.resource;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Version of the Kubernetes API server. */
public record KubernetesVersion(int major, int minor) implements Comparable<KubernetesVersion> {

  private static final Pattern FORM = Pattern.compile("v?(\\d+)\\.(\\d+).*");

  private static final Comparator<KubernetesVersion> ORDER =
      Comparator.comparingInt(KubernetesVersion::major).thenComparingInt(KubernetesVersion::minor);

  /** Reads {@code v1.36.3}, or {@code 1.18+} as some providers write it. */
  public static Optional<KubernetesVersion> of(String text) {
    Matcher form = FORM.matcher(text.strip());
    return form.matches()
        ? Optional.of(
            new KubernetesVersion(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2))))
        : Optional.empty();
  }

  /** Whether it is that version or a later one. */
  public boolean atLeast(int majorVersion, int minorVersion) {
    return compareTo(new KubernetesVersion(majorVersion, minorVersion)) >= 0;
  }

  @Override
  public int compareTo(KubernetesVersion other) {
    return ORDER.compare(this, other);
  }
}
