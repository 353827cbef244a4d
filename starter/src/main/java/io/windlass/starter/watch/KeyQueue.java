package io.windlass.starter.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A {@link KeySchedule} for several threads: takers wait until a key is due. */
final class KeyQueue<K> {

  private final KeySchedule<K> schedule;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean closed;

  KeyQueue(int capacity, InstantSource clock) {
    this.schedule = new KeySchedule<>(capacity);
    this.clock = clock;
  }

  /** Puts a key in line at once; false when the queue is full. */
  boolean add(K key) {
    Instant now = clock.instant();
    return offer(new KeySchedule.Entry<>(key, now, now, false));
  }

  /** Puts a key in line for a resync after a delay; false when the queue is full. */
  boolean addResync(K key, Duration delay) {
    Instant due = clock.instant().plus(delay);
    return offer(new KeySchedule.Entry<>(key, due, due, true));
  }

  /** Puts a key in line again, with what is known of its first arrival. */
  boolean addAgain(KeySchedule.Entry<K> entry, Duration delay) {
    Instant due = clock.instant().plus(delay);
    return offer(new KeySchedule.Entry<>(entry.key(), due, entry.since(), entry.resync()));
  }

  /** Puts a key in line for another look after a delay. */
  boolean addLater(K key, Duration delay) {
    Instant due = clock.instant().plus(delay);
    return offer(new KeySchedule.Entry<>(key, due, due, false));
  }

  private boolean offer(KeySchedule.Entry<K> entry) {
    lock.lock();
    try {
      boolean taken = schedule.offer(entry);
      changed.signalAll();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a key that is due; empty once the queue is closed and nothing more is due. */
  Optional<KeySchedule.Entry<K>> take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (true) {
        Optional<KeySchedule.Entry<K>> next = schedule.poll(clock.instant());
        if (next.isPresent() || closed) {
          return next;
        }
        await();
      }
    } finally {
      lock.unlock();
    }
  }

  private void await() throws InterruptedException {
    Optional<Instant> due = schedule.nextDue();
    if (due.isEmpty()) {
      changed.await();
    } else {
      long nanos = Duration.between(clock.instant(), due.get()).toNanos();
      changed.await(Math.max(nanos, 1), TimeUnit.NANOSECONDS);
    }
  }

  /** Ends the work on a key that was taken. */
  void finish(K key) {
    lock.lock();
    try {
      schedule.finish(key);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How many keys wait. */
  int size() {
    lock.lock();
    try {
      return schedule.size();
    } finally {
      lock.unlock();
    }
  }

  /** For how long the key that should come next has been due; zero if none is. */
  Duration overdue() {
    lock.lock();
    try {
      Instant now = clock.instant();
      return schedule
          .nextDue()
          .filter(due -> due.isBefore(now))
          .map(due -> Duration.between(due, now))
          .orElse(Duration.ZERO);
    } finally {
      lock.unlock();
    }
  }

  /** How often the work on a key has ended. */
  long finished() {
    lock.lock();
    try {
      return schedule.finished();
    } finally {
      lock.unlock();
    }
  }

  /** Lets takers go once nothing is due. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
