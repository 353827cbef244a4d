package io.windlass.starter.request;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.windlass.workflows.lifecycle.Cause;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;

/** Counts requests, and times how long a change waits for a workflow. */
@Singleton
public final class RequestMetrics {

  private final MeterRegistry registry;

  RequestMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** A request that needs no repetition. */
  public void done(String kind, Cause cause, Outcome outcome) {
    count(kind, cause, outcome.name());
  }

  /** A request that will be repeated. */
  public void failed(String kind, Cause cause) {
    count(kind, cause, "FAILED");
  }

  /** The time from the arrival of a change to its acceptance. */
  public void changeAccepted(String kind, Duration waited) {
    Timer.builder("windlass.apply.to.accepted")
        .description("Time from the arrival of a changed spec to its acceptance by a workflow")
        .tag("kind", kind)
        .publishPercentiles(0.5, 0.99)
        .register(registry)
        .record(waited);
  }

  private void count(String kind, Cause cause, String outcome) {
    registry
        .counter(
            "windlass.requests",
            "kind",
            kind,
            "cause",
            word(cause.name()),
            "outcome",
            word(outcome))
        .increment();
  }

  private static String word(String constant) {
    return constant.toLowerCase(Locale.ROOT);
  }
}
