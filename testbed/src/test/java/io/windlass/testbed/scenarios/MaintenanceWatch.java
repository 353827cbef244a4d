package io.windlass.testbed.scenarios;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Looks at the cluster map again and again: never are two targets in maintenance. */
final class MaintenanceWatch implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(250);

  private final Queue<String> violations = new ConcurrentLinkedQueue<>();
  private final Repetition looks;

  MaintenanceWatch(Cluster cluster) {
    Objects objects = cluster.objects();
    looks = new Repetition(POLL, () -> look(objects));
  }

  private void look(Objects objects) {
    objects
        .tryMembership()
        .map(Membership::inMaintenance)
        .filter(targets -> targets.size() > 1)
        .ifPresent(targets -> violations.add("in maintenance at once: " + targets));
  }

  List<String> violations() {
    return violations.stream().distinct().toList();
  }

  @Override
  public void close() {
    looks.close();
  }
}
