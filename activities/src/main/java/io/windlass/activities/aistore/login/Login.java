package io.windlass.activities.aistore.login;

import io.windlass.activities.aistore.http.token.Grant;
import io.windlass.workflows.aistore.resource.TokenFile;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A way to get tokens: names and addresses, no secret. Clusters that say the same share tokens.
 *
 * @param service which gives them
 * @param trust by what its certificate is verified
 * @param method who we say we are
 */
record Login(URI service, Trusted trust, Method method) {

  /**
   * By what the certificate of the service is verified.
   *
   * @param anybody whether it is not verified
   */
  record Trusted(Authorities authorities, boolean anybody) {}

  /** Where certificate authorities are. */
  sealed interface Authorities {

    /** Those of the installation, or of the platform. */
    record Usual() implements Authorities {}

    /** In a file of the worker. */
    record InFile(String path) implements Authorities {}

    record InConfigMap(String namespace, String name, String key) implements Authorities {}
  }

  /** Who we say we are. */
  sealed interface Method {

    /**
     * A user and his password.
     *
     * @param grant for a service of OAuth 2.0; empty for AuthN, the service of AIStore itself
     */
    record Password(AccountSecret secret, Optional<Grant> grant) implements Method {}

    /**
     * The service account of the worker.
     *
     * @param audience of the token that is exchanged
     * @param audiences of the token that is wanted
     */
    record Exchange(String endpoint, String audience, List<String> audiences) implements Method {}

    /**
     * Who has left a token in a file of the worker.
     *
     * @param audiences of the token that is wanted
     */
    record FileExchange(String endpoint, TokenFile file, List<String> audiences)
        implements Method {}
  }

  /**
   * Where user and password are.
   *
   * @param field of the resource that names the Secret, for messages
   */
  record AccountSecret(
      String field, String namespace, String name, String userKey, String passwordKey) {

    String title() {
      return "Secret %s in namespace %s".formatted(name, namespace);
    }
  }

  /** Who logs in, in words. */
  String who() {
    return switch (method) {
      case Method.Password(AccountSecret secret, Optional<Grant> ignored) ->
          "the user in " + secret.title();
      case Method.Exchange ignored -> "the service account of the worker";
      case Method.FileExchange exchange ->
          "who is in %s of the worker".formatted(exchange.file().path());
    };
  }

  /** That the service gave no token, and what to do. */
  String refused(String words) {
    return switch (method) {
      case Method.Password(AccountSecret secret, Optional<Grant> ignored) ->
          "%s refuses the user and password of %s (%s); put them right in the Secret to go on"
              .formatted(service, secret.title(), words);
      case Method.Exchange(String ignored, String audience, List<String> wanted) ->
          ("%s refuses to exchange the token of the worker's service account (%s); let it trust"
                  + " tokens of this Kubernetes cluster with audience %s to go on")
              .formatted(service, words, audience);
      case Method.FileExchange exchange ->
          "%s refuses to exchange the token in %s of the worker (%s); put one there that it trusts to go on"
              .formatted(service, exchange.file().path(), words);
    };
  }
}
