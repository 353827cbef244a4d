package io.windlass.workflows.aistore.resource;

import static io.windlass.workflows.resource.SpecProblem.blocking;
import static io.windlass.workflows.resource.SpecProblem.warning;

import io.windlass.workflows.resource.SpecProblem;
import java.util.Optional;
import java.util.stream.Stream;

/** Logins that are no way in, and clusters that would let nobody in. */
final class AuthProblems {

  private static final String PATH = "spec.auth";

  private AuthProblems() {}

  static Stream<SpecProblem> of(AIStore aistore) {
    var access = new Access(aistore.getSpec());
    return Optional.ofNullable(aistore.getSpec().auth())
        .map(auth -> Stream.concat(unverified(access), login(auth)))
        .orElseGet(() -> locked(access));
  }

  /** Windlass itself would be locked out. */
  private static Stream<SpecProblem> locked(Access access) {
    return access.guarded()
        ? Stream.of(
            blocking(
                "spec.configToUpdate.auth.enabled",
                true,
                "the cluster would ask Windlass for a token: say in spec.auth how to get one"))
        : Stream.empty();
  }

  private static Stream<SpecProblem> unverified(Access access) {
    return access.guarded() && !access.verifies()
        ? Stream.of(
            warning(
                PATH,
                "set",
                "proxies can verify no token: name the Secret with the signing key in"
                    + " spec.authNSecretName, or the issuers in"
                    + " spec.configToUpdate.auth.oidc.allowed_iss"))
        : Stream.empty();
  }

  private static Stream<SpecProblem> login(Auth auth) {
    if (auth.profileRef() != null) {
      return Stream.empty();
    }
    if ((auth.usernamePassword() == null) == (auth.tokenExchange() == null)) {
      return Stream.of(
          blocking(
              PATH,
              auth.tokenExchange() == null ? SpecProblems.ABSENT : "both",
              "give profileRef, or one of usernamePassword and tokenExchange"));
    }
    return Stream.of(service(auth), endpoint(auth), trust(auth)).flatMap(problems -> problems);
  }

  private static Stream<SpecProblem> endpoint(Auth auth) {
    return Optional.ofNullable(auth.tokenExchange())
        .map(TokenExchange::tokenExchangeEndpoint)
        .stream()
        .filter(path -> !ServiceUrl.isPath(path))
        .map(
            path ->
                blocking(
                    PATH + ".tokenExchange.tokenExchangeEndpoint", path, ServiceUrl.PATH_WANTED));
  }

  private static Stream<SpecProblem> service(Auth auth) {
    return ServiceUrl.problem(auth.service())
        .map(problem -> blocking(PATH + ".serviceURL", auth.service(), problem))
        .or(
            () ->
                ServiceUrl.openToAll(auth.service())
                    ? Optional.of(
                        warning(PATH + ".serviceURL", auth.service(), ServiceUrl.OPEN_TO_ALL))
                    : Optional.empty())
        .stream();
  }

  private static Stream<SpecProblem> trust(Auth auth) {
    return Optional.ofNullable(auth.tls()).map(AuthTls::insecureSkipVerify).stream()
        .filter(anybody -> anybody)
        .map(
            anybody ->
                warning(
                    PATH + ".tls.insecureSkipVerify",
                    true,
                    "whoever answers is given the password: give caCertPath instead"));
  }
}
