package io.windlass.starter.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

  @Test
  void doublesUpToThirtySeconds() {
    assertThat(IntStream.rangeClosed(1, 10).mapToLong(count -> Backoff.after(count).toMillis()))
        .containsExactly(200L, 400L, 800L, 1600L, 3200L, 6400L, 12_800L, 25_600L, 30_000L, 30_000L);
  }
}
