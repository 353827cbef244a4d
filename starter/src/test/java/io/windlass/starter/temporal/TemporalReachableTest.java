package io.windlass.starter.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class TemporalReachableTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void isAskedUnasked() {
    TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance();
    TemporalReachable reachable =
        new TemporalReachable(
            registry,
            environment.getWorkflowServiceStubs(),
            new TemporalGate(InstantSource.system()));
    assertThat(shown()).isZero();

    reachable.ask();
    assertThat(shown()).isOne();

    environment.close();
    reachable.ask();
    assertThat(shown()).isZero();
  }

  private double shown() {
    return registry.get("windlass.temporal.reachable").gauge().value();
  }
}
