package io.windlass.testbed.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.testbed.scenarios.Metrics;
import io.windlass.testbed.scenarios.RealStack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A starter that begins beside many converged resources.
 *
 * @param watching until it has seen all there is
 * @param decided until it has looked at each resource and knows that nothing is to be done
 * @param started workflows that it started meanwhile
 */
record StarterRestart(Duration watching, Duration decided, long started) {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final String LOOKS = "windlass_queue_looks_total ";

  /** Stops the starter, which has to be up, and starts another. */
  static StarterRestart measure(RealStack stack, int resources) {
    stack.stopStarter();
    long before = workflows(stack);
    Instant began = Instant.now();
    stack.startStarter();
    Duration watching = Duration.between(began, Instant.now());
    try (Metrics metrics = new Metrics(stack.starter())) {
      while (looks(metrics) < resources) {
        assertThat(Duration.between(began, Instant.now())).isLessThan(LIMIT);
        LockSupport.parkNanos(POLL.toNanos());
      }
    }
    Duration decided = Duration.between(began, Instant.now());
    return new StarterRestart(watching, decided, workflows(stack) - before);
  }

  private static long workflows(RealStack stack) {
    return stack.temporal().countWorkflows("").getCount();
  }

  private static double looks(Metrics metrics) {
    return metrics.lines(LOOKS).stream()
        .mapToDouble(line -> Double.parseDouble(line.substring(LOOKS.length())))
        .sum();
  }

  List<Row> rows(int resources) {
    return List.of(
        Row.of(
            "starter restart with %d resources: until each is decided".formatted(resources),
            Report.seconds(decided),
            "until it is up and watches: %s".formatted(Report.seconds(watching))),
        Row.of(
                "starter restart with %d resources: workflows started".formatted(resources),
                Long.toString(started),
                "")
            .aiming("0", started == 0));
  }
}
