package io.windlass.testbed.faults;

import java.time.Duration;
import java.util.Optional;

/** Something that goes wrong on purpose. Durations are real ones; the testbed scales them. */
public sealed interface Fault {

  /** Happens and is over. */
  sealed interface Once extends Fault {}

  /** Holds until it is lifted. */
  sealed interface Lasting extends Fault {}

  /**
   * SIGKILL; the container is restarted with the usual back-off.
   *
   * @param container empty for every main container
   */
  record Kill(Optional<String> container) implements Once {}

  /**
   * SIGTERM from outside; the container is restarted with the usual back-off.
   *
   * @param container empty for every main container
   */
  record Terminate(Optional<String> container) implements Once {}

  /**
   * SIGSTOP; SIGCONT when lifted.
   *
   * @param container empty for every main container
   */
  record Hang(Optional<String> container) implements Lasting {}

  /**
   * SIGCONT, the other way to end {@link Hang}.
   *
   * @param container empty for every main container
   */
  record Resume(Optional<String> container) implements Once {}

  /**
   * Containers started from now on do nothing for a while.
   *
   * @param delay from the start of the container to that of its program
   */
  record SlowStart(Duration delay) implements Lasting {}

  /**
   * A disk loses its content, under the running process.
   *
   * @param volume the name in the pod of a claim, a directory of the node or an emptyDir; empty for
   *     every claim
   */
  record VolumeLost(Optional<String> volume) implements Once {}

  /**
   * The processes' clock is wrong.
   *
   * @param offset added to the true time
   */
  record ClockSkew(Duration offset) implements Lasting {}

  /** Nodes only. The power is gone: processes die at once, lease and statuses stop. */
  record NodeLost() implements Lasting {}

  /** Nodes only. The network is gone: processes live but answer nobody, lease and statuses stop. */
  record NodeCut() implements Lasting {}
}
