package io.windlass.signals;

import com.uber.m3.tally.RootScopeBuilder;
import com.uber.m3.tally.Scope;
import com.uber.m3.util.Duration;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.temporal.common.reporter.MicrometerClientStatsReporter;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * Shows what Temporal's library counts beside our own metrics: slots, polls, waiting times, calls.
 */
@Factory
final class TemporalMetrics {

  private static final double REPORT_SECONDS = 5;

  /** How long a task has waited for a worker. Of other times the mean and the longest will do. */
  private static final String WAITED = "schedule_to_start_latency";

  /** In nanoseconds, as the registry counts time. */
  private static final double[] BUCKETS =
      LongStream.of(50, 200, 500, 1_000, 2_000, 5_000, 10_000, 60_000)
          .mapToDouble(TimeUnit.MILLISECONDS::toNanos)
          .toArray();

  @Singleton
  @Bean(preDestroy = "close")
  Scope scope(MeterRegistry registry) {
    return new RootScopeBuilder()
        .reporter(new MicrometerClientStatsReporter(registry))
        .reportEvery(Duration.ofSeconds(REPORT_SECONDS));
  }

  /** The library asks for 68 buckets for each of some hundred timers. */
  @Singleton
  MeterFilter buckets() {
    return new MeterFilter() {
      @Override
      public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig asked) {
        return id.getName().startsWith("temporal_") ? fewer(id).merge(asked) : asked;
      }
    };
  }

  private static DistributionStatisticConfig fewer(Meter.Id id) {
    var config = DistributionStatisticConfig.builder().percentilesHistogram(false);
    return id.getName().endsWith(WAITED)
        ? config.serviceLevelObjectives(BUCKETS).build()
        : config.build();
  }
}
