package io.windlass.activities.aistore.http;

/** What became of a call to one proxy. */
sealed interface Reply {

  /** It answered, with whatever status. */
  record Answer(int status, String text) implements Reply {}

  /**
   * No answer came.
   *
   * @param unheard whether there was no connection, so that nobody can have acted on the call
   */
  record Failure(String why, boolean unheard) implements Reply {}
}
