package io.windlass.starter.admission;

/** What the author of a change is told. */
sealed interface Remark {

  /** One sentence that names the field, its value and what to do. */
  String text();

  /** The change is accepted all the same. */
  record Warning(String text) implements Remark {}

  /** The change is refused: it can't work. */
  record Refusal(String text) implements Remark {}

  /** The change is refused: its author may not do that. */
  record Forbidden(String text) implements Remark {}
}
