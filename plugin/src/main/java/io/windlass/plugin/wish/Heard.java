package io.windlass.plugin.wish;

/** Whether Windlass has heard a wish, as the resource shows it. */
public sealed interface Heard {

  /** Nothing shows it yet. */
  record NotYet() implements Heard {}

  /** It is carried out. */
  record Yes(String sentence) implements Heard {}

  /** It will not be carried out. */
  record Refused(String sentence) implements Heard {}
}
