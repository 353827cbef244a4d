package io.windlass.testbed.kubelet.schedule;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what is posted one letter at a time, in order, on a virtual thread that lives only while
 * there is something to do. State touched by one mailbox alone needs no lock, and a letter may
 * block.
 */
public final class Mailbox {

  private static final Logger log = LoggerFactory.getLogger(Mailbox.class);

  private final String name;
  private final Queue<Runnable> letters = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();

  public Mailbox(String name) {
    this.name = name;
  }

  /** Adds a letter and returns at once. A letter that throws is logged; the next one still runs. */
  public void post(Runnable letter) {
    letters.add(letter);
    if (waiting.getAndIncrement() == 0) {
      Thread.ofVirtual().name(name).start(this::drain);
    }
  }

  private void drain() {
    do {
      run(letters.remove());
    } while (waiting.decrementAndGet() > 0);
  }

  private void run(Runnable letter) {
    try {
      letter.run();
    } catch (RuntimeException e) {
      log.warn("{}: a step failed", name, e);
    }
  }
}
