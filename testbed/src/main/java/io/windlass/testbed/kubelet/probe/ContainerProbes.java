package io.windlass.testbed.kubelet.probe;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import io.windlass.testbed.kubelet.schedule.TimeScale;
import io.windlass.testbed.kubelet.schedule.Timers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The probes of one run of a container.
 *
 * <ol>
 *   <li>With a startup probe, the container counts as started once that succeeds; the others do not
 *       run before. Its failure condemns the container.
 *   <li>Without one it counts as started at once.
 *   <li>Readiness follows the readiness probe; without one, a started container is ready.
 *   <li>A failed liveness probe condemns the container.
 * </ol>
 */
public final class ContainerProbes {

  private final Container container;
  private final ProbeChecks checks;
  private final Rhythm rhythm;
  private final ProbeListener listener;
  private final List<ProbeLoop> loops = new ArrayList<>();
  private long startedAt = System.nanoTime();
  private volatile boolean suspended;
  private boolean stopped;

  /**
   * @param steady the shortest pause between two checks of a healthy container
   */
  public record Rhythm(Timers timers, TimeScale time, Duration steady) {}

  public ContainerProbes(ProbeChecks checks, Rhythm rhythm, ProbeListener listener) {
    this.container = checks.container();
    this.checks = checks;
    this.rhythm = rhythm;
    this.listener = listener;
  }

  /** The container has started: its probes' delays count from now. */
  public synchronized void start() {
    startedAt = System.nanoTime();
    Probe startup = container.getStartupProbe();
    if (startup == null) {
      started();
      return;
    }
    ProbeSettings settings = ProbeSettings.of(startup, rhythm.time());
    add(startup, settings, false, (outcome, counter) -> startup(outcome, counter, settings));
  }

  public synchronized void stop() {
    stopped = true;
    loops.forEach(ProbeLoop::stop);
    loops.clear();
  }

  /** Whether to ask nothing for now; what is known stays. */
  public void suspend(boolean suspend) {
    suspended = suspend;
  }

  private void startup(ProbeOutcome outcome, ProbeCounter counter, ProbeSettings settings) {
    tell("Startup", outcome);
    synchronized (this) {
      if (counter.verdict() && !stopped) {
        loops.forEach(ProbeLoop::stop);
        loops.clear();
        started();
      }
    }
    if (counter.exhausted(settings)) {
      listener.condemned("Startup");
    }
  }

  private void started() {
    Probe readiness = container.getReadinessProbe();
    listener.changed(true, readiness == null);
    if (readiness != null) {
      watchReadiness(readiness);
    }
    Probe liveness = container.getLivenessProbe();
    if (liveness != null) {
      watchLiveness(liveness);
    }
  }

  private void watchReadiness(Probe probe) {
    boolean[] known = {false};
    add(
        probe,
        ProbeSettings.of(probe, rhythm.time()),
        false,
        (outcome, counter) -> {
          tell("Readiness", outcome);
          if (counter.verdict() != known[0]) {
            known[0] = counter.verdict();
            listener.changed(true, known[0]);
          }
        });
  }

  private void watchLiveness(Probe probe) {
    ProbeSettings settings = ProbeSettings.of(probe, rhythm.time());
    add(
        probe,
        settings,
        true,
        (outcome, counter) -> {
          tell("Liveness", outcome);
          if (counter.exhausted(settings)) {
            listener.condemned("Liveness");
          }
        });
  }

  private void add(
      Probe probe,
      ProbeSettings settings,
      boolean initially,
      BiConsumer<ProbeOutcome, ProbeCounter> report) {
    ProbeLoop loop =
        new ProbeLoop(
            checks.of(probe),
            settings,
            new ProbeLoop.Pace(rhythm.timers(), rhythm.steady(), () -> suspended),
            ProbeCounter.startingAt(initially),
            report);
    loops.add(loop);
    loop.start(Duration.ofNanos(System.nanoTime() - startedAt));
  }

  private void tell(String kind, ProbeOutcome outcome) {
    if (!outcome.success()) {
      listener.unhealthy(kind, kind + " probe failed: " + outcome.message());
    }
  }
}
