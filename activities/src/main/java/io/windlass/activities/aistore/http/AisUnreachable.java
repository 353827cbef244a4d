package io.windlass.activities.aistore.http;

/** No proxy answered, or nobody who could give a token for it. */
public final class AisUnreachable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public AisUnreachable(String message) {
    super(message);
  }
}
