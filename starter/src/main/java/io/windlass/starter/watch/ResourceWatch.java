package io.windlass.starter.watch;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.windlass.signals.LogFields;
import io.windlass.starter.StarterConfiguration;
import io.windlass.starter.resource.ResourceKey;
import io.windlass.starter.temporal.TemporalUnavailable;
import io.windlass.workflows.lifecycle.ResourceReference;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The watch over all resources.
 *
 * <ol>
 *   <li>Whatever happens to a resource or to its objects puts its key into the queue.
 *   <li>Once all informers have seen what there is, every resource is looked at, and again after
 *       each resync interval.
 *   <li>Workers take keys from the queue. What fails is tried again with back-off.
 *   <li>At the end, what is due is brought to its end; the rest is found again at the next start.
 * </ol>
 */
@Singleton
public final class ResourceWatch implements ApplicationEventListener<ServerStartupEvent> {

  private static final Logger LOG = LoggerFactory.getLogger(ResourceWatch.class);

  /** Part of the resync interval over which one resync is spread. */
  private static final int SPREAD = 10;

  private final Caches caches;
  private final Attendant attendant;
  private final Troubles troubles;
  private final InstantSource clock;
  private final StarterConfiguration configuration;
  private final KeyQueue<ResourceKey> queue;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());

  ResourceWatch(
      Caches caches,
      Attendant attendant,
      Troubles troubles,
      InstantSource clock,
      StarterConfiguration configuration) {
    this.caches = caches;
    this.attendant = attendant;
    this.troubles = troubles;
    this.clock = clock;
    this.configuration = configuration;
    this.queue = new KeyQueue<>(configuration.queueSize(), clock);
  }

  @Override
  public void onApplicationEvent(ServerStartupEvent event) {
    caches.start(this::changed).thenRun(this::begin);
  }

  /** How many resources wait. */
  int depth() {
    return queue.size();
  }

  /** For how long the resource that should come next has been due. */
  Duration overdue() {
    return queue.overdue();
  }

  /** How often a resource was looked at. */
  long looks() {
    return queue.finished();
  }

  private void begin() {
    int found = caches.keys().size();
    LOG.info("watching {} resources in {}", found, namespaces());
    for (int worker = 0; worker < configuration.queueWorkers(); worker++) {
      workers.execute(this::work);
    }
    long interval = configuration.resync().toMillis();
    timer.scheduleWithFixedDelay(this::resync, 0, interval, TimeUnit.MILLISECONDS);
  }

  private String namespaces() {
    return configuration.namespaces().isEmpty()
        ? "all namespaces"
        : "namespaces " + String.join(", ", configuration.namespaces());
  }

  private void changed(ResourceKey key) {
    if (!queue.add(key)) {
      LOG.warn("{}: waits for the next resync, the queue is full", key);
    }
  }

  private void resync() {
    long spread = configuration.resync().toMillis() / SPREAD;
    for (ResourceKey key : caches.keys()) {
      long delay = ThreadLocalRandom.current().nextLong(spread + 1);
      queue.addResync(key, Duration.ofMillis(delay));
    }
  }

  private void work() {
    try {
      Optional<KeySchedule.Entry<ResourceKey>> next = queue.take();
      while (next.isPresent()) {
        handle(next.get());
        next = queue.take();
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private void handle(KeySchedule.Entry<ResourceKey> entry) {
    Instant began = clock.instant();
    ResourceReference reference = entry.key().reference();
    try (LogFields fields = LogFields.of(reference)) {
      fields.workflow(reference.workflowId());
      handle(entry, began);
    } finally {
      queue.finish(entry.key());
    }
  }

  private void handle(KeySchedule.Entry<ResourceKey> entry, Instant began) {
    try {
      Optional<Duration> next = attendant.attend(entry);
      if (troubles.over(entry.key())) {
        // What was in the way of one is probably gone for all.
        troubles.keys().forEach(queue::add);
      }
      next.ifPresent(after -> queue.addLater(entry.key(), after));
    } catch (TemporalUnavailable unavailable) {
      retry(entry, began, unavailable.explanation());
      tell(entry.key(), unavailable.explanation());
    } catch (RuntimeException failure) {
      LOG.debug("{}: failed", entry.key(), failure);
      retry(entry, began, failure.toString());
    }
  }

  private void retry(KeySchedule.Entry<ResourceKey> entry, Instant began, String why) {
    int failures = troubles.failed(entry.key(), began);
    Duration after = Backoff.after(failures);
    LOG.warn(
        "{}: {} (failure {}, next try in {} ms)", entry.key(), why, failures, after.toMillis());
    queue.addAgain(entry, after);
  }

  private void tell(ResourceKey key, String why) {
    if (troubles.shouldTell(key, clock.instant())) {
      try {
        attendant.tell(key, why);
        troubles.told(key);
      } catch (KubernetesClientException refusal) {
        LOG.warn("{}: its status can't be written: {}", key, refusal.getMessage());
      }
    }
  }

  @PreDestroy
  void stop() {
    timer.shutdownNow();
    queue.close();
    workers.shutdown();
    try {
      if (!workers.awaitTermination(configuration.drain().toMillis(), TimeUnit.MILLISECONDS)) {
        workers.shutdownNow();
      }
    } catch (InterruptedException end) {
      workers.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
