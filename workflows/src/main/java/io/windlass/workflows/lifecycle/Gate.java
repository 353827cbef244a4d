package io.windlass.workflows.lifecycle;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A point in an operation at which it may have to wait for a person's approval. In this order. */
public enum Gate {
  /** Before the first step that takes something out of service. */
  BEFORE_DISRUPTION("before anything is disturbed"),
  /** After the first node: it has what all others are to get. */
  AFTER_FIRST_NODE("after the first node, before the next one");

  private final String sentence;

  Gate(String sentence) {
    this.sentence = sentence;
  }

  /** When it is reached, to be put into a longer sentence. */
  public String sentence() {
    return sentence;
  }

  /** As people write it: {@code before-disruption}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The gate of that word. */
  public static Optional<Gate> of(String word) {
    return Arrays.stream(values()).filter(gate -> gate.word().equals(word)).findFirst();
  }

  /** All words, for a person who has written another one. */
  public static String words() {
    return Arrays.stream(values()).map(Gate::word).collect(Collectors.joining(", "));
  }
}
