package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.testbed.faults.FaultAnnotation;
import io.windlass.testbed.playground.ShutdownOrder;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * One of fifty nodes is dead before a rollout begins: the others get the new driver, the dead one
 * is named, and gets it when it is back. It has a stack of its own, with those nodes and no others.
 */
@Tag("long")
class FiftyDriversScenario {

  private static final int NODES = 50;
  private static final int BATCH = 10;
  private static final String DEAD = "pmem-7";

  /** Kubernetes gives a silent node a minute, and looks seldom. */
  private static final Duration NOTICED = Duration.ofMinutes(3);

  @Test
  void fortyNineFinishAndTheDeadOneIsNamed() {
    try (ShutdownOrder parts = new ShutdownOrder()) {
      RealStack stack = PmemStack.start("fifty-drivers", NODES, parts);
      Driver driver =
          Driver.sample(stack, "pmem-deployment.yaml")
              .annotate(
                  "windlass.io/rollout-canary=2%",
                  "windlass.io/rollout-batch=" + BATCH, "windlass.io/rollout-soak=1s")
              .awaitRunning();
      assertThat(driver.with("v0.8.0")).isEqualTo(NODES);

      stack.kubectl().succeed("annotate", "node", DEAD, FaultAnnotation.KEY + "=node-lost");
      driver.await("its death is noticed", NOTICED, () -> dead(stack));
      roll(stack, driver);

      stack.kubectl().succeed("annotate", "node", DEAD, FaultAnnotation.KEY + "-");
      driver.awaitRunning();
      assertThat(driver.with("v0.8.1")).isEqualTo(NODES);
    }
  }

  private static void roll(RealStack stack, Driver driver) {
    Set<String> living = new HashSet<>(driver.tags().keySet());
    living.remove(DEAD);
    try (DriverOutages outages =
        new DriverOutages(stack, living, driver.name(), driver.podPrefix())) {
      driver.await("watched", Driver.SOON, outages::watching);
      driver.image("v0.8.1").awaitTag("v0.8.1", NODES - 1);
      assertThat(driver.awaitStalled("NodeLost")).contains(DEAD + " can't be reached");

      assertThat(outages.withoutPod()).hasSizeBetween(1, BATCH);
      assertThat(outages.unregistered()).hasSizeBetween(1, BATCH);
    }
    assertThat(driver.get("{.status.phase}")).isEqualTo("Initializing");
    assertThat(driver.get("{.status.nodes.ready}")).isEqualTo("49/50");
    assertThat(driver.get("{.status.nodes.troubles}")).contains(DEAD);
    assertThat(driver.get("{.status.rollout.good}"))
        .as("what is good on every living node is good")
        .isEqualTo(driver.get("{.status.rollout.wanted}"));
  }

  private static boolean dead(RealStack stack) {
    String path = "{.status.conditions[?(@.type==\"Ready\")].status}";
    return !stack.kubectl().succeed("get", "node", DEAD, "-o", "jsonpath=" + path).equals("True");
  }
}
