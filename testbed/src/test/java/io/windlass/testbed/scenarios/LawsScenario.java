package io.windlass.testbed.scenarios;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The {@linkplain Laws laws}, whatever people and machines do to a cluster. */
@SideBySide
class LawsScenario {

  private static final long[] KEPT = {};

  static LongStream seeds() {
    return Laws.seeds(2, KEPT);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void hold(long seed) {
    Laws.hold(Cluster.in("laws-" + seed), seed, List.of());
  }
}
