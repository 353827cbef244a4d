package io.windlass.testbed.scenarios;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The {@linkplain DriverLaws laws of drivers}, also while Kubernetes nodes are lost, removed and
 * registered anew, and labels move from one to another.
 */
@Tag("long")
@OneAtATime(Fragile.HOSTS)
class DriverLawsOfNodesScenario {

  private static final long[] KEPT = {};

  private final RealStack stack = Fragile.of(getClass()).stack();

  static LongStream seeds() {
    return Laws.seeds(6, KEPT);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void hold(long seed) {
    DriverLaws.hold(
        stack, seed, List.of(new Mishap("the worker is killed", stack::replaceWorker)), true);
  }
}
