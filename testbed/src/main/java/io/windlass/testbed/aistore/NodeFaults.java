package io.windlass.testbed.aistore;

import java.time.Duration;
import java.util.OptionalInt;

/** What goes wrong on one node. */
public final class NodeFaults {
  private Duration startDelay = Duration.ZERO;
  private Duration answerDelay = Duration.ZERO;
  private int failures;
  private int status;

  /** Every later start of the node waits this long before its listeners open. */
  public synchronized void slowStart(Duration delay) {
    startDelay = delay;
  }

  /** Every answer waits this long; zero ends it. */
  public synchronized void delayAnswers(Duration delay) {
    answerDelay = delay;
  }

  /** The next requests, probes too, are answered with a status and an empty body. */
  public synchronized void answerNext(int count, int withStatus) {
    failures = count;
    status = withStatus;
  }

  synchronized Duration startDelay() {
    return startDelay;
  }

  synchronized Duration answerDelay() {
    return answerDelay;
  }

  /** The status to answer this request with, if any; uses up one failure. */
  synchronized OptionalInt takeFailure() {
    if (failures == 0) {
      return OptionalInt.empty();
    }
    failures--;
    return OptionalInt.of(status);
  }
}
