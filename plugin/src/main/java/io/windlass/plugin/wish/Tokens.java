package io.windlass.plugin.wish;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;

/** Texts by which something is asked for once: each new text is a new request. */
public final class Tokens {

  private Tokens() {}

  /** A text that nobody has written before, and that tells when it was written. */
  public static String fresh() {
    return "%s-%04x"
        .formatted(
            Instant.now().truncatedTo(ChronoUnit.SECONDS),
            ThreadLocalRandom.current().nextInt(0x10000));
  }
}
