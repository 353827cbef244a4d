package io.windlass.activities.aistore.login;

import io.windlass.activities.aistore.http.token.Grant;
import io.windlass.activities.aistore.login.Login.AccountSecret;
import io.windlass.activities.aistore.login.Login.Authorities;
import io.windlass.activities.aistore.login.Login.Method;
import io.windlass.activities.aistore.login.Login.Trusted;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.Access;
import io.windlass.workflows.aistore.resource.Auth;
import io.windlass.workflows.aistore.resource.AuthTls;
import io.windlass.workflows.aistore.resource.TokenFile;
import io.windlass.workflows.aistore.resource.UsernamePassword;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What resources say themselves of how to log in. */
final class Logins {

  static final String USER_KEY = "SU-NAME";
  static final String PASSWORD_KEY = "SU-PASS";

  /** Where tokens are exchanged when nobody says. */
  static final String EXCHANGE = "/token";

  private static final String FIELD = "spec.auth.usernamePassword.secretName";

  private Logins() {}

  /** The login of a cluster; empty where the spec has none. */
  static Optional<Login> of(AIStore aistore) {
    return Optional.ofNullable(aistore.getSpec().auth())
        .flatMap(
            auth ->
                password(aistore, auth)
                    .or(() -> exchange(aistore, auth))
                    .map(method -> new Login(URI.create(auth.service()), trust(auth), method)));
  }

  /** The spec has no field for an endpoint: its URL is that of the endpoint. */
  private static Optional<Method> password(AIStore aistore, Auth auth) {
    return Optional.ofNullable(auth.usernamePassword())
        .map(
            password ->
                new Method.Password(
                    secret(aistore, password),
                    Optional.ofNullable(password.loginConf())
                        .map(
                            login ->
                                new Grant(
                                    login.clientID(), "", Optional.ofNullable(login.scope())))));
  }

  private static AccountSecret secret(AIStore aistore, UsernamePassword password) {
    return new AccountSecret(
        FIELD,
        password.namespace(aistore.getMetadata().getNamespace()),
        password.secretName(),
        USER_KEY,
        PASSWORD_KEY);
  }

  private static Optional<Method> exchange(AIStore aistore, Auth auth) {
    return Optional.ofNullable(auth.tokenExchange())
        .map(
            exchange ->
                exchange(
                    aistore,
                    auth,
                    Objects.requireNonNullElse(exchange.tokenExchangeEndpoint(), EXCHANGE)));
  }

  /** The spec has no field for the audience either: it is the service itself. */
  private static Method exchange(AIStore aistore, Auth auth, String endpoint) {
    List<String> audiences = new Access(aistore.getSpec()).audiences();
    return TokenFile.of(aistore)
        .<Method>map(file -> new Method.FileExchange(endpoint, file, audiences))
        .orElseGet(() -> new Method.Exchange(endpoint, auth.service(), audiences));
  }

  private static Trusted trust(Auth auth) {
    Optional<AuthTls> tls = Optional.ofNullable(auth.tls());
    return new Trusted(
        tls.map(AuthTls::caCertPath)
            .filter(path -> !path.isBlank())
            .<Authorities>map(Authorities.InFile::new)
            .orElseGet(Authorities.Usual::new),
        tls.map(AuthTls::insecureSkipVerify).orElse(false));
  }
}
