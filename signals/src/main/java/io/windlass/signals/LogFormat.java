package io.windlass.signals;

import ch.qos.logback.core.PropertyDefinerBase;
import java.util.List;

/**
 * Names the format of log lines to Logback. A word that is none is logged as text, so that the
 * sentence by which {@link LogSettings} refuses it is seen.
 */
public final class LogFormat extends PropertyDefinerBase {

  /** The formats; {@code windlass-log-<format>.xml} describes each. */
  static final List<String> WORDS = List.of("text", "json");

  private String word = WORDS.getFirst();

  /** The word that was configured. */
  public void setWord(String word) {
    this.word = word;
  }

  @Override
  public String getPropertyValue() {
    return WORDS.contains(word) ? word : WORDS.getFirst();
  }
}
