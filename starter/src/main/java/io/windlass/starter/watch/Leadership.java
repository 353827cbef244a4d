package io.windlass.starter.watch;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfig;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElector;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.windlass.starter.StarterConfiguration;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which of several starters asks for work: the one that holds a Lease. Two that lead for a moment
 * do no harm, since a request that is sent twice is one; the election only saves the work.
 *
 * <ol>
 *   <li>Without election every starter leads.
 *   <li>The leader renews the Lease. One that ends gives it back; one that is killed loses it after
 *       {@link #LEASE}.
 *   <li>A leader that can't renew follows, and stands for election again.
 * </ol>
 */
@Singleton
final class Leadership {

  private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);

  private static final String LEASE_NAME = "windlass-starter";

  private static final Duration LEASE = Duration.ofSeconds(6);
  private static final Duration RENEW_DEADLINE = Duration.ofSeconds(4);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final KubernetesClient client;
  private final boolean election;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private Optional<CompletableFuture<?>> candidacy = Optional.empty();
  private boolean closed;
  private volatile boolean leading;

  Leadership(KubernetesClient client, StarterConfiguration configuration, MeterRegistry registry) {
    this.client = client;
    this.election = configuration.leaderElection();
    Gauge.builder("windlass.leading", this, self -> self.leads() ? 1 : 0)
        .description("Whether this starter asks for work, 1, or stands by, 0")
        .register(registry);
  }

  /** Whether this starter is the one to ask for work. */
  boolean leads() {
    return leading;
  }

  /**
   * Stands for election, until the end.
   *
   * @param leader is run each time that it is won
   */
  void stand(Runnable leader) {
    if (election) {
      candidate(leader);
    } else {
      leading = true;
      leader.run();
    }
  }

  private synchronized void candidate(Runnable leader) {
    if (!closed) {
      CompletableFuture<?> standing = elector(leader).start();
      candidacy = Optional.of(standing);
      var unused = standing.whenCompleteAsync((end, failure) -> candidate(leader), threads);
    }
  }

  private LeaderElector elector(Runnable leader) {
    String namespace = Optional.ofNullable(client.getNamespace()).orElse("default");
    LeaderElectionConfig config =
        new LeaderElectionConfig(
            new LeaseLock(namespace, LEASE_NAME, identity()),
            LEASE,
            RENEW_DEADLINE,
            RETRY,
            new LeaderCallbacks(() -> won(leader), this::lost, Leadership::heard),
            true,
            LEASE_NAME);
    return new LeaderElector(client, config, threads);
  }

  private void won(Runnable leader) {
    leading = true;
    LOG.info("leads: asks for work from now on");
    leader.run();
  }

  private void lost() {
    leading = false;
    LOG.info("follows: another starter may ask for work, this one only watches");
  }

  private static void heard(@Nullable String leader) {
    LOG.info("the leader is {}", leader == null ? "nobody for now" : leader);
  }

  /** A container that is restarted in its pod is the same one, and need not wait for its Lease. */
  private static String identity() {
    try {
      return InetAddress.getLocalHost().getHostName() + "-" + ProcessHandle.current().pid();
    } catch (UnknownHostException nameless) {
      return "starter-" + ProcessHandle.current().pid();
    }
  }

  /** Gives the Lease back; another starter leads within {@link #RETRY}. */
  void stop() {
    Optional<CompletableFuture<?>> last;
    synchronized (this) {
      closed = true;
      last = candidacy;
    }
    last.ifPresent(standing -> standing.cancel(true));
    threads.shutdown();
  }
}
