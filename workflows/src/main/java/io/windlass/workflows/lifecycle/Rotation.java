package io.windlass.workflows.lifecycle;

import java.util.Map;

/**
 * What a rotation of certificates is to replace.
 *
 * @param authority whether the authority that signs them is replaced too, which restarts every node
 * @param revoke whether that is done at once, since its key may have leaked: no node runs
 *     meanwhile, and whoever trusts the old authority alone has no time to learn the new one
 */
public record Rotation(boolean authority, boolean revoke) {

  /** What a person writes at the beginning of a request that the authority is to be revoked. */
  public static final String REVOKE = "revoke";

  /** How a request begins that wants shown what is there, and nothing issued. */
  public static final String LOAD = "load-";

  /** Whether that is asked for and not done yet. */
  public static boolean revokesIn(Map<String, String> annotations) {
    return Request.REPLACE_AUTHORITY
        .pending(annotations)
        .filter(text -> text.split("\\s+")[0].equals(REVOKE))
        .isPresent();
  }

  /** The request that it comes to. */
  public Request request() {
    return authority || revoke ? Request.REPLACE_AUTHORITY : Request.CERTIFICATES;
  }

  /**
   * The text of a request for it.
   *
   * @param token tells it from others
   */
  public String text(String token) {
    return revoke ? String.join(" ", REVOKE, token) : token;
  }
}
