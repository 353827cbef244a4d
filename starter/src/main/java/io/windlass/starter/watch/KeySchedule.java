package io.windlass.starter.watch;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which key comes next. Not for several threads.
 *
 * <ol>
 *   <li>A key waits at most once: a second arrival is merged with the first, the earlier due time
 *       wins.
 *   <li>A key that is worked on is not given out again before it is finished; what arrives
 *       meanwhile waits.
 *   <li>At most {@code capacity} keys wait; a new key beyond that is refused.
 * </ol>
 */
final class KeySchedule<K> {

  /**
   * A key that waits.
   *
   * @param due when it may be given out
   * @param since when the first of the merged arrivals came
   * @param resync whether one of them was a resync
   */
  record Entry<K>(K key, Instant due, Instant since, boolean resync) {

    Entry<K> mergedWith(Entry<K> other) {
      return new Entry<>(
          key, earlier(due, other.due), earlier(since, other.since), resync || other.resync);
    }

    private static Instant earlier(Instant one, Instant other) {
      return one.isBefore(other) ? one : other;
    }
  }

  private record Slot<K>(Entry<K> entry, long number) {}

  private final int capacity;
  private final Map<K, Slot<K>> waiting = new HashMap<>();
  private final TreeSet<Slot<K>> order =
      new TreeSet<>(
          Comparator.comparing((Slot<K> slot) -> slot.entry().due()).thenComparing(Slot::number));
  private final Set<K> running = new HashSet<>();
  private long numbers;
  private long finished;

  KeySchedule(int capacity) {
    this.capacity = capacity;
  }

  /** Puts a key in line; false when there is no room for a new one. */
  boolean offer(Entry<K> entry) {
    Slot<K> known = waiting.get(entry.key());
    if (known == null && waiting.size() >= capacity) {
      return false;
    }
    if (known != null) {
      order.remove(known);
    }
    Slot<K> slot = new Slot<>(known == null ? entry : known.entry().mergedWith(entry), numbers++);
    waiting.put(entry.key(), slot);
    if (!running.contains(entry.key())) {
      order.add(slot);
    }
    return true;
  }

  /** Gives out the key that is longest due, if any is. */
  Optional<Entry<K>> poll(Instant now) {
    if (order.isEmpty() || order.first().entry().due().isAfter(now)) {
      return Optional.empty();
    }
    Entry<K> entry = order.removeFirst().entry();
    waiting.remove(entry.key());
    running.add(entry.key());
    return Optional.of(entry);
  }

  /** Ends the work on a key. */
  void finish(K key) {
    running.remove(key);
    finished++;
    Slot<K> arrived = waiting.get(key);
    if (arrived != null) {
      order.add(arrived);
    }
  }

  /** When the next key falls due. */
  Optional<Instant> nextDue() {
    return order.isEmpty() ? Optional.empty() : Optional.of(order.first().entry().due());
  }

  /** How many keys wait. */
  int size() {
    return waiting.size();
  }

  /** How often the work on a key has ended. */
  long finished() {
    return finished;
  }

  /** How many keys are worked on. */
  int running() {
    return running.size();
  }
}
