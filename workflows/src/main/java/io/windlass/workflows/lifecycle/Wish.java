package io.windlass.workflows.lifecycle;

/**
 * Something that a person wishes by a command of {@code temporal}, to be written on the resource.
 *
 * @param annotation see {@link Wishes}
 * @param value the annotation's; empty to remove it
 */
public record Wish(String annotation, String value) {

  /** To hold at the next safe point. */
  public static final Wish PAUSE = new Wish(Wishes.PAUSED, "true");

  /** To go on. */
  public static final Wish RESUME = new Wish(Wishes.PAUSED, "");

  /** To pass a gate. */
  public static Wish approval(OperationRequest operation, Gate gate) {
    return new Wish(Wishes.APPROVED, Wishes.approval(operation, gate));
  }
}
