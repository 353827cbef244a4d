package io.windlass.starter.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.starter.watch.KeySchedule.Entry;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KeyScheduleTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final KeySchedule<String> schedule = new KeySchedule<>(2);

  private static Entry<String> entry(String key, int due) {
    return new Entry<>(key, START.plusSeconds(due), START.plusSeconds(due), false);
  }

  @Test
  void givesOutWhatIsDueInOrder() {
    schedule.offer(entry("b", 2));
    schedule.offer(entry("a", 1));
    assertThat(schedule.poll(START)).isEmpty();
    assertThat(schedule.poll(START.plusSeconds(2))).map(Entry::key).contains("a");
    assertThat(schedule.poll(START.plusSeconds(2))).map(Entry::key).contains("b");
    assertThat(schedule.poll(START.plusSeconds(2))).isEmpty();
  }

  @Test
  void mergesArrivalsOfAKey() {
    schedule.offer(new Entry<>("a", START.plusSeconds(9), START.plusSeconds(9), true));
    schedule.offer(entry("a", 1));
    assertThat(schedule.size()).isEqualTo(1);
    assertThat(schedule.poll(START.plusSeconds(1)))
        .contains(new Entry<>("a", START.plusSeconds(1), START.plusSeconds(1), true));
    schedule.finish("a");
    assertThat(schedule.poll(START.plusSeconds(9))).isEmpty();
  }

  @Test
  void neverGivesOutAKeyTwiceAtATime() {
    schedule.offer(entry("a", 0));
    schedule.poll(START);
    schedule.offer(entry("a", 0));
    assertThat(schedule.poll(START)).isEmpty();
    assertThat(schedule.nextDue()).isEmpty();
    schedule.finish("a");
    assertThat(schedule.poll(START)).map(Entry::key).contains("a");
  }

  @Test
  void refusesANewKeyWhenItIsFullButNotAKnownOne() {
    assertThat(schedule.offer(entry("a", 0))).isTrue();
    assertThat(schedule.offer(entry("b", 0))).isTrue();
    assertThat(schedule.offer(entry("c", 0))).isFalse();
    assertThat(schedule.offer(entry("b", 0))).isTrue();
  }

  @Test
  void countsEndedWorkAlsoOfTheSameKey() {
    schedule.offer(entry("a", 0));
    schedule.poll(START);
    assertThat(schedule.finished()).isZero();
    schedule.finish("a");
    schedule.offer(entry("a", 0));
    schedule.poll(START);
    schedule.finish("a");
    assertThat(schedule.finished()).isEqualTo(2);
  }
}
