package io.windlass.activities.aistore.certificates;

import java.util.Optional;

/** What was last made of a content, so that the same content is not read twice. */
final class Remembered<C, V> {

  /** How a content is read. */
  interface Reader<C, V, E extends Exception> {
    V read(C content) throws E;
  }

  private record Entry<C, V>(C content, V value) {}

  private volatile Optional<Entry<C, V>> last = Optional.empty();

  <E extends Exception> V of(C content, Reader<C, V, E> reader) throws E {
    Optional<Entry<C, V>> before = last.filter(entry -> entry.content().equals(content));
    if (before.isPresent()) {
      return before.get().value();
    }
    V value = reader.read(content);
    last = Optional.of(new Entry<>(content, value));
    return value;
  }
}
