package io.windlass.signals;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import java.util.Optional;

/** Shows as {@code windlass.build.info} which application runs, and which version of it. */
@Context
final class BuildInfo {

  BuildInfo(MeterRegistry registry, @Value("${micronaut.application.name}") String application) {
    Gauge.builder("windlass.build.info", () -> 1)
        .description("Always 1; the labels tell what runs")
        .tag("application", application)
        .tag("version", version())
        .register(registry);
  }

  /** As the build has written it into the archive; there is none around classes under test. */
  private static String version() {
    return Optional.ofNullable(BuildInfo.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
