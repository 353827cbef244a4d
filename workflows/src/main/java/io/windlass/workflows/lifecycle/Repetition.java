package io.windlass.workflows.lifecycle;

import java.time.Duration;
import java.util.Optional;

/**
 * Notices that the same thing is decided again and again, and says how long to wait before doing it
 * once more: an effect that does not stay (somebody else undoes it) or a step that can't be taken
 * now must not become a busy loop that fills the history.
 */
final class Repetition<T> {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private Optional<T> last = Optional.empty();
  private Duration next = Duration.ZERO;

  /** Zero for something new; from one second, doubling, for what was decided just before too. */
  Duration pauseBefore(T decided) {
    boolean same = last.filter(decided::equals).isPresent();
    last = Optional.of(decided);
    next = same ? longer(next) : Duration.ZERO;
    return next;
  }

  private static Duration longer(Duration before) {
    Duration doubled = before.isZero() ? FIRST : before.multipliedBy(2);
    return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
  }
}
