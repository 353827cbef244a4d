package io.windlass.testbed.kubelet.probe;

import io.windlass.testbed.kubelet.schedule.Mailbox;
import io.windlass.testbed.kubelet.schedule.Timers;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/**
 * Asks one check again and again and reports every outcome with the verdict it led to.
 *
 * <ol>
 *   <li>The first check comes after the initial delay, counted from the container's start.
 *   <li>Checks begin one period after another; one that lasts longer than that is followed by the
 *       next at once.
 *   <li>While suspended nothing is checked, and nothing is forgotten.
 *   <li>While all is well the pause is at least {@code steady}: with scaled periods, hundreds of
 *       healthy pods would otherwise cost more than what is tested.
 *   <li>After {@link #stop()} nothing is reported any more.
 * </ol>
 */
final class ProbeLoop {

  private final ProbeCheck check;
  private final ProbeSettings settings;
  private final Pace pace;
  private final BiConsumer<ProbeOutcome, ProbeCounter> report;
  private final Mailbox mailbox = new Mailbox("probe");
  private volatile boolean stopped;
  private ProbeCounter counter;

  /**
   * When to ask.
   *
   * @param steady the shortest pause after a success that changed nothing
   * @param suspended whether to skip a check now
   */
  record Pace(Timers timers, Duration steady, BooleanSupplier suspended) {}

  ProbeLoop(
      ProbeCheck check,
      ProbeSettings settings,
      Pace pace,
      ProbeCounter counter,
      BiConsumer<ProbeOutcome, ProbeCounter> report) {
    this.check = check;
    this.settings = settings;
    this.pace = pace;
    this.counter = counter;
    this.report = report;
  }

  /**
   * @param age how long the container has run already
   */
  void start(Duration age) {
    pace.timers().after(left(settings.initialDelay(), age), mailbox, this::run);
  }

  void stop() {
    stopped = true;
  }

  private void run() {
    if (stopped) {
      return;
    }
    if (pace.suspended().getAsBoolean()) {
      pace.timers().after(settings.period(), mailbox, this::run);
      return;
    }
    long began = System.nanoTime();
    ProbeOutcome outcome = check.run(settings.timeout());
    counter = counter.add(outcome.success(), settings);
    if (!stopped) {
      report.accept(outcome, counter);
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      pace.timers().after(left(pause(outcome), took), mailbox, this::run);
    }
  }

  private static Duration left(Duration wanted, Duration passed) {
    Duration left = wanted.minus(passed);
    return left.isNegative() ? Duration.ZERO : left;
  }

  private Duration pause(ProbeOutcome outcome) {
    boolean well = outcome.success() && counter.verdict();
    return well && settings.period().compareTo(pace.steady()) < 0
        ? pace.steady()
        : settings.period();
  }
}
