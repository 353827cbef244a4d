package io.windlass.plugin.doctor;

/**
 * One thing that the doctor has looked at.
 *
 * @param about what was looked at
 * @param sentence how it is; if it is not well, also what to do
 */
public record Finding(Level level, String about, String sentence) {

  /** How bad it is. */
  public enum Level {
    FINE("ok"),
    /** Not wrong, or not to be told from here. */
    NOTE("note"),
    WRONG("WRONG");

    private final String word;

    Level(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  static Finding fine(String about, String sentence) {
    return new Finding(Level.FINE, about, sentence);
  }

  static Finding note(String about, String sentence) {
    return new Finding(Level.NOTE, about, sentence);
  }

  static Finding wrong(String about, String sentence) {
    return new Finding(Level.WRONG, about, sentence);
  }

  public boolean isWrong() {
    return level == Level.WRONG;
  }
}
