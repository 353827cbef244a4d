package io.windlass.workflows.pmem.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.pmem.RolloutSettings;
import io.windlass.workflows.pmem.simulator.SimulatedPlace.Converts;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever comes over a driver, the invariants hold at every second; when it is over, everything is
 * as the spec wants it, and nothing more is done.
 */
class PmemChaosTest {

  private static final int SEEDS = 40;
  private static final int LASTS = 1_500;

  @ParameterizedTest
  @ValueSource(ints = {0, 1_000, 2_000})
  void convergesAndThenRests(int first) {
    for (int seed = first; seed < first + SEEDS; seed++) {
      play(new Random(seed), seed);
    }
  }

  private static void play(Random random, int seed) {
    DriverStory story = DriverStory.deployed(2 + random.nextInt(8), "v1");
    SimulatedDriver driver = story.driver();
    driver.annotations.put(RolloutSettings.BATCH, List.of("1", "2", "50%").get(seed % 3));
    driver.annotations.put(RolloutSettings.FAILURES, List.of("0", "1").get(seed % 2));
    long end = driver.now() + LASTS;
    IntStream.range(0, seed % 3).forEach(number -> driver.addRaw("raw-" + number));
    driver.convert("c0");
    driver.edit("v2");
    story.chance(() -> strike(story, random, driver.now() < end));
    while (driver.now() < end) {
      story.ends();
      story.idle(1 + random.nextInt(60));
    }
    calm(driver);
    story.idle(60);
    story.ends();
    story.converges();
    String before = story.state();
    story.idle(600);
    story.converges();
    assertThat(story.state()).as("seed %d", seed).isEqualTo(before);
    assertThat(driver.places).as(story.log()::text).allMatch(place -> place.serves(driver.now()));
  }

  private static void strike(DriverStory story, Random random, boolean still) {
    SimulatedDriver driver = story.driver();
    if (!still || random.nextInt(40) != 0) {
      return;
    }
    SimulatedPlace place = driver.places.get(random.nextInt(driver.places.size()));
    switch (random.nextInt(9)) {
      case 0 -> place.reachable = !place.reachable;
      case 1 -> {
        story.harmed(place);
        place.pod = place.reachable ? Optional.empty() : place.pod;
      }
      case 2 -> driver.edit("v" + (1 + random.nextInt(3)));
      case 3 -> driver.behaves("v3", some(random));
      case 4 -> place.volumes = random.nextInt(3);
      case 5 -> driver.foundation = false;
      case 6 -> driver.converts = Converts.values()[random.nextInt(Converts.values().length)];
      case 7 -> {
        place.labelled = place.raw > 0 && random.nextBoolean();
        driver.convert("c" + random.nextInt(5));
      }
      default -> driver.requests.add(Request.RETRY);
    }
    if (place.reachable) {
      story.harmed(place);
    }
  }

  private static Behaviour some(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> Behaviour.crashing("v3");
      case 1 -> Behaviour.blind("v3");
      default -> Behaviour.good("v3");
    };
  }

  private static void calm(SimulatedDriver driver) {
    driver.behaves("v3", Behaviour.good("v3"));
    driver.converts = Converts.WELL;
    for (SimulatedPlace place : driver.places) {
      place.reachable = true;
      place.labelled = place.raw > 0;
      place.selected &= place.raw == 0;
      place.volumes = place.raw > 0 ? 0 : place.volumes;
    }
    driver.edit("v4");
    driver.requests.clear();
    if (driver.places.stream().anyMatch(place -> place.raw > 0)) {
      driver.convert("calm");
    }
  }
}
