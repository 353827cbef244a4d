package io.windlass.testbed.benchmarks;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** All benchmarks. */
@Tag("benchmark")
class WindlassBenchmark {

  @Test
  void acceptance() {
    try (BenchmarkStack stack = BenchmarkStack.start(0.05)) {
      IdleFleet fleet = new IdleFleet(stack.real(), 0.05);
      Instant began = Instant.now();
      fleet.deploy(10);
      System.out.println("deploy 10 " + Duration.between(began, Instant.now()));
      stack.real().stopStarter();
      for (int i = 0; i < 2; i++) {
        began = Instant.now();
        fleet.handOver(35);
        System.out.println("handover 35 " + Duration.between(began, Instant.now()));
      }
      began = Instant.now();
      stack.real().startStarter();
      System.out.println("starter ready " + Duration.between(began, Instant.now()));
      fleet.awaitRest();
      System.out.println("rest " + Duration.between(began, Instant.now()));
      io.windlass.testbed.scenarios.Eventually.pass(Duration.ofSeconds(30));
    }
  }
}
