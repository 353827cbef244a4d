package io.windlass.workflows.aistore.takeover;

/**
 * Something that a person asks for while a take-over is carried out.
 *
 * @param gate the word of the {@link TakeOverGate} that is approved; of no meaning otherwise
 */
public record TakeOverWish(Kind kind, String gate) {

  /** What it is. */
  public enum Kind {
    PAUSE,
    RESUME,
    APPROVE
  }

  static final TakeOverWish PAUSE = new TakeOverWish(Kind.PAUSE, "");

  static final TakeOverWish RESUME = new TakeOverWish(Kind.RESUME, "");

  static TakeOverWish approval(String gate) {
    return new TakeOverWish(Kind.APPROVE, gate);
  }
}
