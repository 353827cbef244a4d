package io.windlass.testbed.scenarios;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A client that writes one object after the other until it is closed, and remembers what was
 * acknowledged.
 */
final class Writer implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
  private final Repetition writes;
  private int number;

  Writer(Objects objects) {
    writes = new Repetition(PAUSE, () -> write(objects));
  }

  private void write(Objects objects) {
    String name = "written-%d".formatted(number++);
    if (objects.put(name)) {
      acknowledged.add(name);
    }
  }

  /** Every object whose write was acknowledged so far. */
  List<String> acknowledged() {
    return List.copyOf(acknowledged);
  }

  @Override
  public void close() {
    writes.close();
  }
}
