package io.windlass.workflows.aistore.resource;

import static io.windlass.workflows.resource.SpecProblem.blocking;

import io.windlass.workflows.resource.SpecProblem;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An upgrade of AIStore that leaves out the line in between. AIStore 5.0 is the bridge: what older
 * lines have written is read by it, and by none that is newer (compatibility notes of the original
 * operator).
 *
 * <p>The line is read from the image's tag, since nothing else is known of nodes that do not run
 * yet. A tag that names none is believed: whoever makes images of his own knows what is in them.
 */
public final class VersionLeap {

  private static final Pattern LINE = Pattern.compile(":v?(\\d{1,4})\\.(\\d{1,4})(?![^.\\-+_])");

  private static final Line BRIDGE = new Line(5, 0);

  /** What compatible releases have in common: {@code 5.0}. */
  private record Line(int major, int minor) implements Comparable<Line> {

    static Optional<Line> of(@Nullable String image) {
      Matcher tag = LINE.matcher(Objects.requireNonNullElse(image, ""));
      return tag.find()
          ? Optional.of(new Line(Integer.parseInt(tag.group(1)), Integer.parseInt(tag.group(2))))
          : Optional.empty();
    }

    @Override
    public int compareTo(Line other) {
      return Comparator.comparingInt(Line::major)
          .thenComparingInt(Line::minor)
          .compare(this, other);
    }

    @Override
    public String toString() {
      return "%d.%d".formatted(major, minor);
    }
  }

  private VersionLeap() {}

  /** Why nodes of one image can't be upgraded to another at once; empty when they can. */
  public static Optional<SpecProblem> between(@Nullable String running, @Nullable String wanted) {
    Optional<Line> from = Line.of(running).filter(line -> line.compareTo(BRIDGE) < 0);
    Optional<Line> to = Line.of(wanted).filter(line -> line.compareTo(BRIDGE) > 0);
    return from.flatMap(old -> to.map(next -> leap(wanted, old, next)));
  }

  private static SpecProblem leap(@Nullable String wanted, Line from, Line to) {
    return blocking(
        "spec.nodeImage",
        String.valueOf(wanted),
        "AIStore %s can't read what %s has written; upgrade to %s first, and go on when that is done"
            .formatted(to, from, BRIDGE));
  }
}
