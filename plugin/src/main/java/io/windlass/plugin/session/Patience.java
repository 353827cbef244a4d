package io.windlass.plugin.session;

import io.windlass.plugin.ExitCode;
import io.windlass.plugin.Problem;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what others do, as long as a person is willing to wait. */
public record Patience(Duration longest) {

  private static final Duration POLL = Duration.ofMillis(250);

  /**
   * The first answer.
   *
   * @param look asked again and again; empty for not yet
   * @param what is waited for, to be put into a sentence
   * @throws Problem when there is none in time
   */
  public <T> T await(String what, Supplier<Optional<T>> look) {
    long end = System.nanoTime() + longest.toNanos();
    while (true) {
      Optional<T> found = look.get();
      if (found.isPresent()) {
        return found.get();
      }
      if (System.nanoTime() > end) {
        throw new Problem(
            ExitCode.TIMED_OUT,
            "%s: not within %d s; see: kubectl windlass doctor"
                .formatted(what, longest.toSeconds()));
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }
}
