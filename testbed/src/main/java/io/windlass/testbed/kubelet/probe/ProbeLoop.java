package io.windlass.testbed.kubelet.probe;

import io.windlass.testbed.kubelet.schedule.Mailbox;
import io.windlass.testbed.kubelet.schedule.Timers;
import java.time.Duration;
import java.util.function.BiConsumer;

/**
 * Asks one check again and again and reports every outcome with the verdict it led to.
 *
 * <ol>
 *   <li>The first check comes after the initial delay, the next ones one period after each answer.
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
   * @param steady the shortest pause after a success that changed nothing
   */
  record Pace(Timers timers, Duration steady) {}

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

  void start() {
    pace.timers().after(settings.initialDelay(), mailbox, this::run);
  }

  void stop() {
    stopped = true;
  }

  private void run() {
    if (stopped) {
      return;
    }
    ProbeOutcome outcome = check.run(settings.timeout());
    counter = counter.add(outcome.success(), settings);
    if (!stopped) {
      report.accept(outcome, counter);
      pace.timers().after(pause(outcome), mailbox, this::run);
    }
  }

  private Duration pause(ProbeOutcome outcome) {
    boolean well = outcome.success() && counter.verdict();
    return well && settings.period().compareTo(pace.steady()) < 0
        ? pace.steady()
        : settings.period();
  }
}
