package io.windlass.activities.aistore.hosts;

import java.util.Optional;

/** What one number should be. */
record Bound(Kind kind, long value) {

  enum Kind {
    AT_LEAST("at least "),
    AT_MOST("at most "),
    EXACTLY("");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  static Bound atLeast(long value) {
    return new Bound(Kind.AT_LEAST, value);
  }

  static Bound atMost(long value) {
    return new Bound(Kind.AT_MOST, value);
  }

  static Bound exactly(long value) {
    return new Bound(Kind.EXACTLY, value);
  }

  /** What is no number is as it should be: {@code unlimited} is. */
  boolean holds(String text) {
    return number(text)
        .map(
            number ->
                switch (kind) {
                  case AT_LEAST -> number >= value;
                  case AT_MOST -> number <= value;
                  case EXACTLY -> number == value;
                })
        .orElse(true);
  }

  private static Optional<Long> number(String text) {
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }

  String words() {
    return kind.words + value;
  }
}
