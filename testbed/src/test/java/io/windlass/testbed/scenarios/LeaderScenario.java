package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.testbed.playground.Application;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Of two starters one leads; the other one watches, and takes over. */
@OneAtATime(Fragile.STARTERS)
class LeaderScenario {

  private static final Map<String, String> ELECTION = Map.of("WINDLASS_LEADER_ELECTION", "true");

  /** A Lease lasts for six seconds, and is looked at each second. */
  private static final Duration TAKEOVER = Duration.ofSeconds(15);

  /** One that ends gives its Lease back. */
  private static final Duration HANDOVER = Duration.ofSeconds(5);

  private final RealStack stack = Fragile.of(getClass()).stack();

  @BeforeEach
  void noOtherStarter() {
    stack.stopStarter();
  }

  @AfterEach
  void theUsualStarter() {
    stack.startStarter();
  }

  @Test
  void theOtherTakesOverWhenTheLeaderIsKilledInMidChange() {
    try (Application first = starter()) {
      awaitLeading(first, TAKEOVER);
      try (Application second = starter()) {
        assertThat(leads(second)).as("two lead").isFalse();
        Cluster cluster = Cluster.in(stack, "leader-killed").apply(Manifest.of(1, 2));
        Upgrade upgrade = Upgrade.of(cluster);
        cluster.edit("{\"configToUpdate\":{\"lru\":{\"enabled\":false}}}");
        first.process().kill();
        upgrade.begin();

        awaitLeading(second, TAKEOVER);
        upgrade.assertFinished();
      }
    }
  }

  @Tag("long")
  @Test
  void aLeaderThatEndsHandsOver() {
    try (Application first = starter()) {
      awaitLeading(first, TAKEOVER);
      try (Application second = starter()) {
        first.close();
        awaitLeading(second, HANDOVER);
        Cluster.in(stack, "leader-ended").apply(Manifest.of(1, 1)).awaitReady();
      }
    }
  }

  private Application starter() {
    return stack.startStarter(ELECTION);
  }

  private static void awaitLeading(Application starter, Duration atMost) {
    assertThat(Eventually.holds(atMost, () -> leads(starter))).as("leads").isTrue();
  }

  private static boolean leads(Application starter) {
    try (Metrics metrics = new Metrics(starter)) {
      return metrics.lines("windlass_leading").stream().anyMatch(line -> line.endsWith(" 1.0"));
    }
  }
}
