package io.windlass.testbed.scenarios;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Looks at the cluster map again and again: never are two targets in maintenance. */
final class MaintenanceWatch implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(250);

  private final Queue<String> violations = new ConcurrentLinkedQueue<>();
  private final Thread thread;
  private volatile boolean stopped;

  MaintenanceWatch(Cluster cluster) {
    thread = Thread.ofVirtual().start(() -> watch(cluster.objects()));
  }

  private void watch(Objects objects) {
    while (!stopped) {
      objects
          .tryMembership()
          .map(Membership::inMaintenance)
          .filter(targets -> targets.size() > 1)
          .ifPresent(targets -> violations.add("in maintenance at once: " + targets));
      Eventually.pass(POLL);
    }
  }

  List<String> violations() {
    return violations.stream().distinct().toList();
  }

  @Override
  public void close() {
    stopped = true;
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
