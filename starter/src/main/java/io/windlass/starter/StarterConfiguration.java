package io.windlass.starter;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the starter is set up, under the prefix {@code windlass}. Wrong values end the start.
 *
 * @param namespaces namespaces to watch; none means all
 * @param resync how often everything is looked at without an event
 * @param queueSize how many resources may wait at once; what does not fit waits for the next resync
 * @param queueWorkers how many resources are worked on at once
 * @param drain how long a shutdown waits for the work at hand
 * @param leaderElection whether only one of several starters asks for work
 */
@ConfigurationProperties("windlass")
public record StarterConfiguration(
    @Nullable List<@Pattern(regexp = "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?") String> namespaces,
    @Bindable(defaultValue = "60s") Duration resync,
    @Bindable(defaultValue = "10000") @Min(1) @Max(1_000_000) int queueSize,
    @Bindable(defaultValue = "16") @Min(1) @Max(1_000) int queueWorkers,
    @Bindable(defaultValue = "10s") Duration drain,
    @Bindable(defaultValue = "false") boolean leaderElection) {

  private static final Duration SHORTEST_RESYNC = Duration.ofSeconds(1);

  public StarterConfiguration {
    if (resync.compareTo(SHORTEST_RESYNC) < 0) {
      throw new IllegalArgumentException(
          "windlass.resync is %s: it must be at least %s".formatted(resync, SHORTEST_RESYNC));
    }
    if (drain.isNegative()) {
      throw new IllegalArgumentException(
          "windlass.drain is %s: it must not be negative".formatted(drain));
    }
    if (queueWorkers > queueSize) {
      throw new IllegalArgumentException(
          "windlass.queue-workers is %d but windlass.queue-size is %d: the queue must hold at least as many resources as are worked on at once"
              .formatted(queueWorkers, queueSize));
    }
  }

  /** The namespaces to watch; none means all. */
  @Override
  public List<String> namespaces() {
    return Optional.ofNullable(namespaces).map(List::copyOf).orElse(List.of());
  }
}
