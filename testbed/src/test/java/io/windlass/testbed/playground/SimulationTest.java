package io.windlass.testbed.playground;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SimulationTest {

  @Test
  void windlassKnowsHowFastTargetsForgetTheirNeighboursHere() {
    assertThat(Simulation.standard(0.1).environment())
        .containsEntry("WINDLASS_AISTORE_NEIGHBOUR_WINDOW", "9000ms");
  }
}
