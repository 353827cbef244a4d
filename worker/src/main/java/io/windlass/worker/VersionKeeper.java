package io.windlass.worker;

import io.grpc.StatusRuntimeException;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what {@link Succession} says for the version of this worker, as long as it runs. */
@Singleton
final class VersionKeeper {

  private static final Logger LOG = LoggerFactory.getLogger(VersionKeeper.class);

  private static final Duration PERIOD = Duration.ofSeconds(10);

  /** Temporal takes a moment to learn of a version; until then new runs go to the one before. */
  private static final Duration SOON = Duration.ofSeconds(1);

  private final WorkerDeployment deployment;
  private final WorkerSettings settings;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
  private boolean settled;

  VersionKeeper(WorkerDeployment deployment, WorkerSettings settings) {
    this.deployment = deployment;
    this.settings = settings;
  }

  @EventListener
  void start(StartupEvent event) {
    settings.pinnedVersion().ifPresent(version -> again(version, Duration.ZERO));
  }

  private void again(String version, Duration after) {
    var unused = timer.schedule(() -> round(version), after.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void round(String version) {
    Duration next = SOON;
    try {
      keep(version);
      settled = true;
      next = PERIOD;
    } catch (StatusRuntimeException refusal) {
      if (settled) {
        LOG.warn("versions of workers can't be looked after: {}", refusal.getMessage());
        next = PERIOD;
      }
    } finally {
      if (!timer.isShutdown()) {
        again(version, next);
      }
    }
  }

  private void keep(String version) {
    Succession succession = deployment.succession(version, settings.goneAfter());
    if (succession.claims()) {
      deployment.makeCurrent(version);
      LOG.info(
          "version {} gets new runs from now on; the one before is {}",
          version,
          succession.current().isEmpty() ? "workers without a version" : succession.current());
      return;
    }
    for (String gone : succession.inherits()) {
      long moved = deployment.move(gone, version);
      if (moved > 0) {
        LOG.info("{} runs of version {}, which has no worker left, go on here", moved, gone);
      }
    }
  }

  @EventListener
  void stop(ShutdownEvent event) {
    timer.shutdownNow();
  }
}
