package io.windlass.testbed.scenarios;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The {@linkplain DriverLaws laws of drivers}, whatever people and machines do, also to workers.
 */
@OneAtATime(Fragile.HOSTS)
class DriverLawsScenario {

  private static final long[] KEPT = {};

  private final RealStack stack = Fragile.of(getClass()).stack();

  static LongStream seeds() {
    return Laws.seeds(1, KEPT);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void hold(long seed) {
    DriverLaws.hold(
        stack, seed, List.of(new Mishap("the worker is killed", stack::replaceWorker)), false);
  }
}
