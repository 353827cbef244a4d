package io.windlass.workflows.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.aistore.delete.CleanUp;
import io.windlass.workflows.aistore.simulator.Chaos;
import io.windlass.workflows.aistore.simulator.Driver;
import io.windlass.workflows.aistore.simulator.Invariants;
import io.windlass.workflows.aistore.simulator.SimulatedCluster;
import io.windlass.workflows.aistore.simulator.SimulatedSpec;
import io.windlass.workflows.aistore.simulator.Timing;
import io.windlass.workflows.lifecycle.Decision;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * Whatever comes over a cluster, the invariants hold at every moment, and once it is over the
 * cluster converges with every acknowledged object in reach. A seed that failed is in the message.
 */
class ChaosTest {

  private static final int DURATION = 900;

  @Property(tries = 400, shrinking = ShrinkingMode.OFF)
  void frequent(@ForAll long seed) {
    survives(seed, 25);
  }

  @Property(tries = 400, shrinking = ShrinkingMode.OFF)
  void rare(@ForAll long seed) {
    survives(seed, 150);
  }

  static void survives(long seed, int rarity) {
    Random random = new Random(seed);
    SimulatedSpec spec = SimulatedSpec.of(1 + random.nextInt(3), 1 + random.nextInt(4));
    Timing timing = Timing.measured().varying(random);
    SimulatedCluster cluster = new SimulatedCluster(spec, timing).withEagerWriter();
    Driver driver = new Driver(random.nextBoolean() ? cluster : cluster.ofFourNine());
    driver.watch(new Invariants(driver.cluster(), driver.log()));
    Chaos chaos = new Chaos(driver, random, DURATION, rarity);
    driver.listen(chaos);
    while (!chaos.over()) {
      driver.converge();
      driver.idle(1 + random.nextInt(20));
    }
    chaos.repair();
    assertThat(quiet(driver)).as(driver.log().text()).isInstanceOf(Decision.Converged.class);
    driver.idle(timing.window() + 2);
    assertThat(driver.cluster().hidden()).as("hidden\n%s", driver.log().text()).isZero();
    assertThat(driver.cluster().missing()).as("missing\n%s", driver.log().text()).isZero();
  }

  /** Converged may be said while a rebalance that a stranger began still runs. */
  private static Decision<AIStoreStep> quiet(Driver driver) {
    Decision<AIStoreStep> end = driver.converge();
    for (int times = 0; times < 10; times++) {
      driver.idle(60);
      end = driver.converge();
    }
    return end;
  }

  /**
   * Whatever comes over it meanwhile, a deletion comes to its end, and takes what it is to take.
   */
  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void deleted(@ForAll long seed) {
    Random random = new Random(seed);
    SimulatedSpec spec = SimulatedSpec.of(1 + random.nextInt(3), 1 + random.nextInt(4));
    Driver driver =
        new Driver(new SimulatedCluster(spec, Timing.measured().varying(random)).withEagerWriter());
    driver.watch(new Invariants(driver.cluster(), driver.log()));
    Chaos chaos = new Chaos(driver, random, DURATION, 25);
    driver.listen(chaos);
    boolean all = random.nextBoolean();
    CleanUp cleanUp = new CleanUp(all, all, false, false);
    int moment = random.nextInt(DURATION);
    driver.listen(
        () -> {
          if (driver.cluster().now() == moment) {
            driver.cluster().delete(cleanUp);
          }
          if (chaos.over()) {
            driver.cluster().delete(cleanUp.afterTelling());
          }
        });
    while (!driver.cluster().gone()) {
      driver.converge();
      driver.idle(1 + random.nextInt(20));
    }
    int expected = all ? driver.cluster().written() : 0;
    assertThat(driver.cluster().lost()).as(driver.log().text()).isEqualTo(expected);
  }
}
