package io.windlass.starter.watch;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.windlass.signals.LogFields;
import io.windlass.starter.StarterConfiguration;
import io.windlass.starter.resource.ResourceKey;
import io.windlass.starter.temporal.TemporalUnavailable;
import io.windlass.workflows.lifecycle.ResourceReference;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queue of resources that wait to be looked at, and those who take from it. What fails is tried
 * again with back-off.
 */
@Singleton
final class QueueWorkers {

  private static final Logger LOG = LoggerFactory.getLogger(QueueWorkers.class);

  private final Attendant attendant;
  private final Troubles troubles;
  private final Leadership leadership;
  private final InstantSource clock;
  private final StarterConfiguration configuration;
  private final KeyQueue<ResourceKey> queue;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

  QueueWorkers(
      Attendant attendant,
      Troubles troubles,
      Leadership leadership,
      InstantSource clock,
      StarterConfiguration configuration) {
    this.attendant = attendant;
    this.troubles = troubles;
    this.leadership = leadership;
    this.clock = clock;
    this.configuration = configuration;
    this.queue = new KeyQueue<>(configuration.queueSize(), clock);
  }

  KeyQueue<ResourceKey> queue() {
    return queue;
  }

  void start() {
    for (int worker = 0; worker < configuration.queueWorkers(); worker++) {
      workers.execute(this::work);
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

  /** What waits while another starter comes to lead is dropped: that one looks at everything. */
  private void handle(KeySchedule.Entry<ResourceKey> entry) {
    ResourceReference reference = entry.key().reference();
    try (LogFields fields = LogFields.of(reference)) {
      fields.workflow(reference.workflowId());
      if (leadership.leads()) {
        attempt(entry);
      }
    } finally {
      queue.finish(entry.key());
    }
  }

  private void attempt(KeySchedule.Entry<ResourceKey> entry) {
    Instant began = clock.instant();
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

  /** Brings what is due to its end. */
  void stop() {
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
