package io.windlass.testbed.scenarios;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A client that reads one of some objects after the other, at random, until it is closed. What is
 * out of reach at the moment is no failure; another content than was written is one. Who reads an
 * object brings it back to where it belongs, so a scenario has others besides that nobody reads.
 */
final class Reader implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Queue<String> violations = new ConcurrentLinkedQueue<>();
  private final AtomicInteger read = new AtomicInteger();
  private final Random random = new Random(1);
  private final Repetition reads;

  Reader(Objects objects, List<String> names) {
    reads = new Repetition(PAUSE, () -> read(objects, names.get(random.nextInt(names.size()))));
  }

  private void read(Objects objects, String name) {
    objects
        .content(name)
        .ifPresent(
            content -> {
              read.incrementAndGet();
              if (!content.equals("content of " + name)) {
                violations.add("%s has the content \"%s\"".formatted(name, content));
              }
            });
  }

  /** How often an object was read. */
  int read() {
    return read.get();
  }

  List<String> violations() {
    return List.copyOf(violations);
  }

  @Override
  public void close() {
    reads.close();
  }
}
