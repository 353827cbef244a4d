package io.windlass.activities.aistore.http;

/** No proxy answered. */
public final class AisUnreachable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AisUnreachable(String message) {
    super(message);
  }
}
