package io.windlass.testbed.kubelet.lifecycle;

import io.windlass.testbed.kubelet.lifecycle.ContainerState.Running;
import io.windlass.testbed.kubelet.lifecycle.ContainerState.Terminated;
import io.windlass.testbed.kubelet.lifecycle.ContainerState.Waiting;
import java.time.Instant;
import java.util.Optional;

/**
 * All that is remembered of one container.
 *
 * @param last how the run before the present state ended
 * @param restarts how often it was started again
 * @param started the startup probe, if any, has passed in this run
 * @param ready the readiness probe, if any, passes now
 * @param notBefore the earliest time of the next start
 * @param backOff the delay that the next failure costs
 */
public record ContainerRecord(
    String name,
    ContainerState state,
    Optional<Terminated> last,
    int restarts,
    boolean started,
    boolean ready,
    Instant notBefore,
    BackOff backOff) {

  /** A container that never ran. */
  public static ContainerRecord fresh(String name, String reason) {
    Waiting waiting = new Waiting(reason, "");
    return new ContainerRecord(
        name, waiting, Optional.empty(), 0, false, false, Instant.EPOCH, BackOff.NONE);
  }

  /** A container found in the API by a kubelet that has just started: its process is gone. */
  public static ContainerRecord found(
      String name, ContainerState state, Optional<Terminated> last, int restarts) {
    return new ContainerRecord(
        name, state, last, restarts, false, false, Instant.EPOCH, BackOff.NONE);
  }

  public boolean running() {
    return state instanceof Running;
  }

  public boolean succeeded() {
    return state instanceof Terminated end && end.exitCode() == 0;
  }

  /** The end of its most recent run. */
  public Optional<Terminated> lastEnd() {
    return state instanceof Terminated end ? Optional.of(end) : last;
  }

  /** The process was started. Counts as a restart when it ran before. */
  public ContainerRecord start(Instant now) {
    boolean again = lastEnd().isPresent();
    int starts = again ? restarts + 1 : restarts;
    // Failed pulls before the first run do not delay restarts.
    BackOff due = again ? backOff : BackOff.NONE;
    return new ContainerRecord(
        name, new Running(now), lastEnd(), starts, false, false, Instant.EPOCH, due);
  }

  /** The process ended. The next start waits for what the failures before this one earned. */
  public ContainerRecord exit(int exitCode, Instant now, BackOff.Limits limits) {
    return exit(exitCode, "", now, limits);
  }

  /** The same of a process that had something to say. */
  public ContainerRecord exit(int exitCode, String lastWords, Instant now, BackOff.Limits limits) {
    Instant since = state instanceof Running(Instant at) ? at : now;
    BackOff due = backOff.afterRun(since, now, limits);
    return new ContainerRecord(
        name,
        Terminated.of(exitCode, lastWords, since, now),
        last,
        restarts,
        false,
        false,
        now.plus(due.current()),
        due.next(limits));
  }

  /** It could not be started and is tried again at {@code retryAt}. */
  public ContainerRecord refuse(Waiting why, Instant retryAt, BackOff next) {
    return new ContainerRecord(name, why, lastEnd(), restarts, false, false, retryAt, next);
  }

  /** Only the words change: for example ErrImagePull becomes ImagePullBackOff. */
  public ContainerRecord say(Waiting why) {
    return new ContainerRecord(name, why, lastEnd(), restarts, false, false, notBefore, backOff);
  }

  /** What the probes found. */
  public ContainerRecord probed(boolean isStarted, boolean isReady) {
    return new ContainerRecord(name, state, last, restarts, isStarted, isReady, notBefore, backOff);
  }
}
