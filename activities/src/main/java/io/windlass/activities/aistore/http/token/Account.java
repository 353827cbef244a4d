package io.windlass.activities.aistore.http.token;

/** A user and his password. Never printed. */
public record Account(String user, String password) {

  @Override
  public String toString() {
    return "an account";
  }
}
