package io.windlass.activities.aistore.objects;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.Ports;
import io.windlass.workflows.aistore.resource.ProbeTiming;
import io.windlass.workflows.aistore.resource.Probes;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The three health probes of a daemon. Paths and ports are fixed; timing is the user's or the
 * default.
 *
 * <p>Readiness is also what start-up waits for: the pod then is a member of the cluster.
 */
final class HealthProbes {
  private static final String ALIVE = "/v1/health";
  private static final String READY = ALIVE + "?readiness=true";
  private static final int SECONDS = 5;

  private final ClusterContext context;
  private final DaemonRole role;

  HealthProbes(ClusterContext context, DaemonRole role) {
    this.context = context;
    this.role = role;
  }

  /** Waits a minute: joining takes its time, and killing a joining daemon starts it over. */
  Probe liveness() {
    return probe(ALIVE, timing(Probes::liveness), new Defaults(60, 10));
  }

  Probe readiness() {
    return probe(READY, timing(Probes::readiness), new Defaults(null, 5));
  }

  /** Allows 150 s. */
  Probe startup() {
    return probe(READY, timing(Probes::startup), new Defaults(null, 30));
  }

  private record Defaults(@Nullable Integer delay, int failures) {}

  private Optional<ProbeTiming> timing(Function<Probes, @Nullable ProbeTiming> which) {
    return Optional.ofNullable(context.spec().daemon(role).probes())
        .flatMap(probes -> Optional.ofNullable(which.apply(probes)));
  }

  private Probe probe(String path, Optional<ProbeTiming> timing, Defaults defaults) {
    return new ProbeBuilder()
        .withNewHttpGet()
        .withScheme(context.urls().scheme().toUpperCase(Locale.ROOT))
        .withPath(path)
        .withPort(new IntOrString(Ports.number(context.spec().daemon(role).portPublic())))
        .endHttpGet()
        .withInitialDelaySeconds(
            timing.map(ProbeTiming::initialDelaySeconds).orElse(defaults.delay()))
        .withPeriodSeconds(timing.map(ProbeTiming::periodSeconds).orElse(SECONDS))
        .withTimeoutSeconds(timing.map(ProbeTiming::timeoutSeconds).orElse(SECONDS))
        .withFailureThreshold(timing.map(ProbeTiming::failureThreshold).orElse(defaults.failures()))
        .withSuccessThreshold(1)
        .build();
  }
}
