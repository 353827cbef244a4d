package io.windlass.testbed.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The part of a rolling upgrade in which targets are replaced: from the moment when the last proxy
 * was seen to serve again to the moment when the last target was.
 */
record UpgradePhase(Instant began, Instant ended) {

  private static final String AWAIT_NODE = "AIStoreAwaitNode";
  private static final String RESTART_TARGET = "AIStoreRestartTarget";

  static UpgradePhase of(List<ActivityRun> activities) {
    Instant restarted =
        activities.stream()
            .filter(run -> run.type().equals(RESTART_TARGET))
            .map(ActivityRun::asked)
            .min(Instant::compareTo)
            .orElseThrow();
    List<Instant> waits =
        activities.stream()
            .filter(run -> run.type().equals(AWAIT_NODE))
            .map(ActivityRun::done)
            .toList();
    return new UpgradePhase(
        waits.stream().filter(restarted::isAfter).max(Instant::compareTo).orElseThrow(),
        waits.getLast());
  }

  Duration duration() {
    return Duration.between(began, ended);
  }

  boolean contains(Instant time) {
    return !time.isBefore(began) && time.isBefore(ended);
  }

  /** How long activities of a type took within the phase, all together. */
  Duration of(String type, List<ActivityRun> activities) {
    return activities.stream()
        .filter(run -> run.type().equals(type) && contains(run.asked()))
        .map(ActivityRun::duration)
        .reduce(Duration.ZERO, Duration::plus);
  }
}
