package io.windlass.activities.aistore.login;

import io.fabric8.kubernetes.api.model.authentication.SelfSubjectReview;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.windlass.activities.aistore.http.NotAdmitted;
import io.windlass.activities.kubernetes.ApiRefusal;
import io.windlass.workflows.lifecycle.Reason;
import java.time.Duration;
import java.util.Optional;

/**
 * Tokens by which others know our service account.
 *
 * <ol>
 *   <li>Each is for one audience. Without one it would be a token for the API server: whoever got
 *       it could do there what we may do.
 *   <li>Each is good for ten minutes, the least that the API server gives.
 * </ol>
 *
 * @param account {@code <namespace>/<name>} of the service account; where it is empty, that by
 *     which the API server knows us
 */
record SubjectTokens(KubernetesClient kubernetes, Optional<String> account) {

  private static final Duration LIFETIME = Duration.ofMinutes(10);
  private static final String SERVICE_ACCOUNT = "system:serviceaccount:";
  private static final String FIELD = "the service account of the worker";

  /**
   * A new one. Never printed.
   *
   * @throws NotAdmitted when we have no service account, or may not make a token of it
   */
  String mint(String audience) {
    String[] who = account.orElseGet(this::known).split("/", 2);
    TokenRequest request =
        new TokenRequestBuilder()
            .withNewSpec()
            .withAudiences(audience)
            .withExpirationSeconds(LIFETIME.toSeconds())
            .endSpec()
            .build();
    try {
      return kubernetes
          .serviceAccounts()
          .inNamespace(who[0])
          .withName(who[1])
          .tokenRequest(request)
          .getStatus()
          .getToken();
    } catch (KubernetesClientException answer) {
      throw refused("%s (%s)".formatted(FIELD, String.join("/", who)), answer);
    }
  }

  private String known() {
    try {
      String user =
          kubernetes
              .authentication()
              .v1()
              .selfSubjectReviews()
              .create(new SelfSubjectReview())
              .getStatus()
              .getUserInfo()
              .getUsername();
      if (!user.startsWith(SERVICE_ACCOUNT)) {
        throw NotAdmitted.withoutToken(
            Reason.LOGIN_FAILED,
            "a token exchange needs a service account, and the worker is user %s; name one in windlass.aistore.service-account"
                .formatted(user));
      }
      return user.substring(SERVICE_ACCOUNT.length()).replace(':', '/');
    } catch (KubernetesClientException answer) {
      throw refused(FIELD, answer);
    }
  }

  private static RuntimeException refused(String field, KubernetesClientException answer) {
    return ApiRefusal.in(answer)
        .<RuntimeException>map(
            refusal ->
                NotAdmitted.withoutToken(
                    refusal.reason(), "%s: %s".formatted(field, refusal.message())))
        .orElse(answer);
  }
}
