package io.windlass.activities.aistore.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.aistore.http.AisConnections;
import io.windlass.activities.aistore.http.AisTimes;
import io.windlass.activities.aistore.http.NotAdmitted;
import io.windlass.activities.aistore.http.TlsMaterial;
import io.windlass.activities.aistore.http.token.Account;
import io.windlass.activities.aistore.http.token.Grant;
import io.windlass.activities.aistore.http.token.TokenService;
import io.windlass.activities.aistore.login.Login.AccountSecret;
import io.windlass.activities.aistore.login.Login.Method;
import io.windlass.workflows.lifecycle.Reason;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what a login needs: the account in its Secret or the token in its file, and the authorities
 * of its service.
 */
final class Preparation implements Attempts {

  private final Named named;
  private final ServiceAuthorities authorities;
  private final SubjectTokens subjects;
  private final SubjectFiles files;
  private final AisConnections connections = new AisConnections(AisTimes.DEFAULT);

  Preparation(
      KubernetesClient kubernetes, ServiceAuthorities authorities, SubjectSettings settings) {
    this.named = new Named(kubernetes);
    this.authorities = authorities;
    this.subjects = new SubjectTokens(kubernetes, settings.serviceAccount());
    this.files = new SubjectFiles(settings.tokenFiles());
  }

  @Override
  public Attempt prepare(Login login) {
    return switch (login.method()) {
      case Method.Password(AccountSecret secret, Optional<Grant> grant) ->
          new Attempt.WithPassword(service(login), account(secret), grant);
      case Method.Exchange exchange -> new Attempt.WithExchange(service(login), subjects, exchange);
      case Method.FileExchange exchange ->
          new Attempt.WithFile(service(login), files.read(exchange.file()), exchange);
    };
  }

  private TokenService service(Login login) {
    Optional<TlsMaterial> material =
        "https".equals(login.service().getScheme())
            ? Optional.of(
                new TlsMaterial(authorities.of(login), Optional.empty(), login.trust().anybody()))
            : Optional.empty();
    return TokenService.of(connections, material, login.service());
  }

  private Account account(AccountSecret wanted) {
    String field = "%s (%s)".formatted(wanted.field(), wanted.name());
    Map<String, String> data =
        named
            .find(
                field,
                client ->
                    client.secrets().inNamespace(wanted.namespace()).withName(wanted.name()).get())
            .map(Preparation::data)
            .orElseThrow(
                () ->
                    NotAdmitted.withoutToken(
                        Reason.MISSING_REFERENCE,
                        "%s: there is no such Secret in namespace %s; create it to go on"
                            .formatted(field, wanted.namespace())));
    return new Account(
        text(wanted, data, wanted.userKey()), text(wanted, data, wanted.passwordKey()));
  }

  private static Map<String, String> data(Secret secret) {
    return Optional.ofNullable(secret.getData()).orElse(Map.of());
  }

  private static String text(AccountSecret wanted, Map<String, String> data, String key) {
    String text = new String(Base64.getDecoder().decode(data.getOrDefault(key, "")), UTF_8);
    if (text.isEmpty()) {
      throw NotAdmitted.withoutToken(
          Reason.LOGIN_FAILED,
          "%s (%s): %s has no key %s, or it is empty; put it right in the Secret to go on"
              .formatted(wanted.field(), wanted.name(), wanted.title(), key));
    }
    return text;
  }
}
