package io.windlass.starter.admission;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the surroundings what would be good to know. What can't be found out is in nobody's way. */
final class Lookup {

  private static final Logger LOG = LoggerFactory.getLogger(Lookup.class);

  private Lookup() {}

  /**
   * The answer.
   *
   * @param what is asked about, for the log
   * @param otherwise what counts when nobody answers
   */
  static <T> T found(String what, Supplier<T> question, T otherwise) {
    try {
      return question.get();
    } catch (RuntimeException unanswered) {
      LOG.warn(
          "{} can't be looked up, and counts as it should be: {}", what, unanswered.toString());
      return otherwise;
    }
  }
}
