package io.windlass.starter.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.starter.resource.ResourceKey;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TroublesTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final ResourceKey DEMO = new ResourceKey("AIStore", "ais", "demo");

  private final Troubles troubles = new Troubles();

  @Test
  void countsFailuresInARow() {
    assertThat(troubles.failed(DEMO, START)).isEqualTo(1);
    assertThat(troubles.failed(DEMO, START)).isEqualTo(2);
    assertThat(troubles.keys()).containsExactly(DEMO);
    assertThat(troubles.over(DEMO)).isTrue();
    assertThat(troubles.over(DEMO)).isFalse();
    assertThat(troubles.failed(DEMO, START)).isEqualTo(1);
  }

  @Test
  void tellsOnceAndNotTooSoon() {
    troubles.failed(DEMO, START);
    assertThat(troubles.shouldTell(DEMO, START.plusSeconds(2))).isFalse();
    assertThat(troubles.shouldTell(DEMO, START.plusSeconds(3))).isTrue();
    troubles.told(DEMO);
    troubles.failed(DEMO, START.plusSeconds(9));
    assertThat(troubles.shouldTell(DEMO, START.plusSeconds(9))).isFalse();
  }
}
