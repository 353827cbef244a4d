package io.windlass.activities.aistore.http;

import io.windlass.workflows.lifecycle.Reason;

/**
 * Windlass is not let in: there is no login, it is refused, or the cluster refuses the token that
 * came of it. The message says what to do, and holds neither password nor token.
 */
public final class NotAdmitted extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private final Obstacle obstacle;

  /**
   * What stands in the way.
   *
   * @param unbelieved whether proxies do not believe the token, so that other settings of theirs
   *     may help
   */
  public record Obstacle(Reason reason, boolean unbelieved) {}

  private NotAdmitted(Obstacle obstacle, String message) {
    super(message);
    this.obstacle = obstacle;
  }

  /** There is no token to show. */
  public static NotAdmitted withoutToken(Reason reason, String message) {
    return new NotAdmitted(new Obstacle(reason, false), message);
  }

  static NotAdmitted unbelieved(String message) {
    return new NotAdmitted(new Obstacle(Reason.LOGIN_FAILED, true), message);
  }

  static NotAdmitted withoutRights(String message) {
    return new NotAdmitted(new Obstacle(Reason.LOGIN_FAILED, false), message);
  }

  public Obstacle obstacle() {
    return obstacle;
  }

  /** What stands in the way, and what to do. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
