package io.windlass.activities.aistore.http.token;

/** The service answered, and gave no token. The message holds neither password nor token. */
public final class TokenRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public TokenRefused(String message) {
    super(message);
  }

  /** The service's own words. */
  public String words() {
    return String.valueOf(getMessage());
  }
}
