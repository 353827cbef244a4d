package io.windlass.starter.watch;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.windlass.starter.StarterConfiguration;
import io.windlass.starter.resource.ResourceKey;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The watch over all resources.
 *
 * <ol>
 *   <li>A starter that does not lead watches, and does nothing else.
 *   <li>A kind without a definition is left out; with each resync it is seen whether it has one.
 *   <li>What resources of a kind own is watched from when there is one: see {@link Caches}.
 *   <li>Whatever happens to a resource or to its objects puts its key into the queue.
 *   <li>When nodes of Kubernetes change in a way that may matter, those resources are looked at
 *       that follow them: once for however many nodes change at about the same time.
 *   <li>When all informers have seen what there is, and each time that the starter comes to lead,
 *       every resource is looked at, and again after each resync interval.
 *   <li>Workers take keys from the queue. What fails is tried again with back-off.
 *   <li>At the end, what is due is brought to its end; the rest is found again at the next start.
 * </ol>
 */
@Singleton
public final class ResourceWatch implements ApplicationEventListener<ServerStartupEvent> {

  private static final Logger LOG = LoggerFactory.getLogger(ResourceWatch.class);

  /** Part of the resync interval over which one resync is spread. */
  private static final int SPREAD = 10;

  /** After so long it is asked again which kinds there are, when the API server gave no answer. */
  private static final Duration RETRY = Duration.ofSeconds(1);

  /** For so long hosts that change are gathered. */
  private static final Duration GATHER = Duration.ofMillis(200);

  private final Caches caches;
  private final HostWatch hosts;
  private final QueueWorkers workers;
  private final Leadership leadership;
  private final StarterConfiguration configuration;
  private final KeyQueue<ResourceKey> queue;
  private final AtomicBoolean gathering = new AtomicBoolean();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());

  ResourceWatch(
      Caches caches,
      HostWatch hosts,
      QueueWorkers workers,
      Leadership leadership,
      StarterConfiguration configuration) {
    this.caches = caches;
    this.hosts = hosts;
    this.workers = workers;
    this.leadership = leadership;
    this.configuration = configuration;
    this.queue = workers.queue();
  }

  @Override
  public void onApplicationEvent(ServerStartupEvent event) {
    hosts.tell(this::hostsChanged);
    timer.execute(this::watch);
  }

  private void watch() {
    try {
      caches.start(this::changed).thenRun(this::begin);
    } catch (KubernetesClientException unreachable) {
      LOG.warn("nothing is watched yet, will try again: {}", unreachable.getMessage());
      timer.schedule(this::watch, RETRY.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void watchNewKinds() {
    try {
      caches.startNewlyServed(this::changed);
    } catch (KubernetesClientException unreachable) {
      LOG.debug("kinds without a definition are asked for again later", unreachable);
    }
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
    int found = caches.count();
    LOG.info("watching {} resources in {}", found, namespaces());
    workers.start();
    leadership.stand(this::takeOver);
    long interval = configuration.resync().toMillis();
    timer.scheduleWithFixedDelay(this::resync, interval, interval, TimeUnit.MILLISECONDS);
  }

  private String namespaces() {
    return configuration.namespaces().isEmpty()
        ? "all namespaces"
        : "namespaces " + String.join(", ", configuration.namespaces());
  }

  private void changed(ResourceKey key) {
    if (leadership.leads() && !queue.add(key)) {
      LOG.warn("{}: waits for the next resync, the queue is full", key);
    }
  }

  private void hostsChanged() {
    if (gathering.compareAndSet(false, true)) {
      timer.schedule(this::lookAtFollowers, GATHER.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void lookAtFollowers() {
    gathering.set(false);
    caches.followers().forEach(this::changed);
  }

  /** Nobody may have asked for what happened last. */
  private void takeOver() {
    caches.keys().forEach(key -> queue.addResync(key, Duration.ZERO));
  }

  private void resync() {
    watchNewKinds();
    long spread = configuration.resync().toMillis() / SPREAD;
    if (leadership.leads()) {
      caches.keys().forEach(key -> queue.addResync(key, upTo(spread)));
    }
  }

  /** Lest everything be looked at in the same moment. */
  private static Duration upTo(long spread) {
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(spread + 1));
  }

  @PreDestroy
  void stop() {
    timer.shutdownNow();
    workers.stop();
    leadership.stop();
  }
}
