package io.windlass.testbed.scenarios;

import io.windlass.testbed.playground.Application;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The {@linkplain Laws laws}, when besides the worker is killed at any moment, and what it asks of
 * the Kubernetes API stays without an answer: done or not.
 */
@Tag("long")
@OneAtATime(Fragile.WORKERS)
class LawsOfFailuresScenario {

  private static final long[] KEPT = {};
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(8);

  private final RealStack stack = Fragile.of(getClass()).stack();
  private final KubernetesLine line = KubernetesLine.of(stack);
  private Application worker = stack.worker();

  static LongStream seeds() {
    return Laws.seeds(1, KEPT);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void hold(long seed) {
    stack.stopWorker();
    startWorker();
    try (line) {
      Laws.hold(Cluster.in(stack, "laws-of-failures-" + seed), seed, mishaps());
    } finally {
      worker.close();
      stack.startWorker();
    }
  }

  private List<Mishap> mishaps() {
    return List.of(
        new Mishap("the worker is killed", this::killWorker),
        new Mishap("the API server drops every connection", () -> interrupt(SHORT)),
        new Mishap("the API server is out of reach", () -> interrupt(LONG)));
  }

  private void killWorker() {
    worker.process().kill();
    worker.close();
    startWorker();
  }

  private void startWorker() {
    worker = stack.startWorker(line.variables());
  }

  private void interrupt(Duration time) {
    line.cut();
    Eventually.pass(time);
    line.mend();
  }
}
