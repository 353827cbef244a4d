package io.windlass.testbed.aistore;

/**
 * Asks clients of a proxy for a token, once the cluster's configuration says so.
 *
 * <ol>
 *   <li>Health is everybody's to ask.
 *   <li>Without a token, with one that cannot be trusted, or with one for others, the answer is
 *       401.
 *   <li>With a token that does not allow what is asked, it is 403.
 *   <li>Targets ask for none: a client reaches them by a proxy's redirect.
 * </ol>
 */
final class AccessGuard {
  private static final String BEARER = "Bearer ";

  private final AisCluster cluster;
  private final AisNode node;
  private final String key;

  /**
   * @param key what tokens are signed with, the proxy's {@code AIS_AUTHN_SECRET_KEY}
   */
  AccessGuard(AisCluster cluster, AisNode node, String key) {
    this.cluster = cluster;
    this.node = node;
    this.key = key;
  }

  /**
   * @throws AisFailure 401 or 403
   */
  void admit(NodeRequest request) {
    if (node.role() == NodeRole.PROXY && guarded(request)) {
      AccessRight right = AccessRight.of(request);
      AccessToken token = AccessToken.verify(bearer(request), key, node.now());
      if (!token.isFor(cluster.config().json().at("/auth/required_claims/aud"))) {
        throw AisFailure.typed(401, "", "invalid token: no required audience");
      }
      String uuid = cluster.smap().uuid();
      if (!token.allows(right, uuid)) {
        throw AisFailure.typed(
            403,
            "",
            "user `%s` has no permissions: [cluster %s, %s needed]"
                .formatted(token.subject(), uuid, right.text()));
      }
    }
  }

  private boolean guarded(NodeRequest request) {
    return cluster.config().asksForTokens() && !request.part(0).equals("health");
  }

  private static String bearer(NodeRequest request) {
    String header = request.headers().getOrDefault("authorization", "");
    if (!header.startsWith(BEARER) || header.length() == BEARER.length()) {
      throw AisFailure.typed(401, "", "token required");
    }
    return header.substring(BEARER.length());
  }
}
