package io.windlass.testbed.benchmarks;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** All benchmarks. */
@Tag("benchmark")
class WindlassBenchmark {

  @Test
  void acceptance() {
    try (BenchmarkStack stack = BenchmarkStack.start(0.05)) {
      Acceptance.Result result = new Acceptance(stack.real()).measure("few", 100);
      System.out.println(result.windlass().summary() + " | " + result.bare().summary());
      System.out.println(result.windlass());
      System.out.println(result.bare());
    }
  }
}
