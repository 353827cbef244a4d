package io.windlass.workflows.aistore.rotate;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.simulator.Chaos;
import io.windlass.workflows.aistore.simulator.Driver;
import io.windlass.workflows.aistore.simulator.Invariants;
import io.windlass.workflows.aistore.simulator.SimulatedCluster;
import io.windlass.workflows.aistore.simulator.SimulatedSpec;
import io.windlass.workflows.aistore.simulator.Timing;
import io.windlass.workflows.lifecycle.Decision;
import io.windlass.workflows.lifecycle.Request;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * Whatever comes over a cluster while its authority is replaced: every node believes what every
 * other shows, and it comes to its end. A seed that failed is in the message.
 */
class RotatedInChaosTest {

  private static final int DURATION = 900;
  private static final int RARITY = 60;
  private static final String AT_REST = "replace the authority while no node runs";

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void comesToItsEnd(@ForAll long seed) {
    assertThat(throughChaos(seed, cluster -> cluster.ask(Request.REPLACE_AUTHORITY)))
        .containsAnyOf("prove that the old authority is refused", AT_REST);
  }

  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void isRevoked(@ForAll long seed) {
    assertThat(throughChaos(seed, SimulatedCluster::revoke)).contains(AT_REST);
  }

  private static String throughChaos(long seed, Consumer<SimulatedCluster> wish) {
    Random random = new Random(seed);
    SimulatedSpec spec = SimulatedSpec.of(1 + random.nextInt(3), 1 + random.nextInt(4));
    Timing timing = Timing.measured().varying(random);
    Driver driver = new Driver(new SimulatedCluster(spec, timing).withEagerWriter());
    driver.watch(new Invariants(driver.cluster(), driver.log()));
    driver.converge();
    wish.accept(driver.cluster());
    Chaos chaos = new Chaos(driver, random, DURATION, RARITY);
    driver.listen(chaos);
    while (!chaos.over()) {
      driver.converge();
      driver.idle(1 + random.nextInt(20));
    }
    chaos.repair();
    Decision<AIStoreStep> end = driver.converge();
    for (int times = 0; times < 10; times++) {
      driver.idle(60);
      end = driver.converge();
    }
    assertThat(end).as(driver.log().text()).isInstanceOf(Decision.Converged.class);
    assertThat(driver.cluster().missing()).as("missing%n%s", driver.log().text()).isZero();
    return driver.log().text();
  }
}
