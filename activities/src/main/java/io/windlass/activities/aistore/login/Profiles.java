package io.windlass.activities.aistore.login;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.aistore.http.NotAdmitted;
import io.windlass.activities.aistore.http.token.Grant;
import io.windlass.activities.aistore.login.Login.AccountSecret;
import io.windlass.activities.aistore.login.Login.Authorities;
import io.windlass.activities.aistore.login.Login.Method;
import io.windlass.activities.aistore.login.Login.Trusted;
import io.windlass.workflows.aistore.resource.profile.AIStoreAuthProfile;
import io.windlass.workflows.aistore.resource.profile.AuthProfileSpec;
import io.windlass.workflows.aistore.resource.profile.ProfileProblems;
import io.windlass.workflows.aistore.resource.profile.ProfileSecret;
import io.windlass.workflows.aistore.resource.profile.ProfileTls;
import io.windlass.workflows.aistore.resource.profile.ProfileTokenExchange;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.resource.SpecProblem;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What profiles say of how to log in. A look asks several times in a second: a profile that was
 * just read is not read again.
 */
final class Profiles {

  private static final Duration FRESH = Duration.ofSeconds(2);

  private final Named named;
  private final InstantSource clock;
  private final Map<String, Seen> seen = new ConcurrentHashMap<>();

  private record Seen(AuthProfileSpec spec, Instant at) {}

  Profiles(KubernetesClient kubernetes, InstantSource clock) {
    this.named = new Named(kubernetes);
    this.clock = clock;
  }

  /**
   * The login that a profile describes.
   *
   * @param audiences that the tokens of a cluster must have
   * @throws NotAdmitted when there is no such profile, or it can't be used
   */
  Login login(String name, List<String> audiences) {
    AuthProfileSpec spec = spec(name);
    URI service = URI.create(spec.serviceURL());
    Method method =
        Optional.ofNullable(spec.usernamePassword())
            .<Method>map(
                password ->
                    new Method.Password(
                        secret(name, password.secret()),
                        Optional.ofNullable(password.loginConf())
                            .map(
                                login ->
                                    new Grant(
                                        login.clientID(),
                                        Objects.requireNonNullElse(login.endpoint(), ""),
                                        Optional.ofNullable(login.scope())))))
            .orElseGet(() -> exchange(service, spec.tokenExchange(), audiences));
    return new Login(service, trust(spec.tls()), method);
  }

  private static Method exchange(
      URI service, @Nullable ProfileTokenExchange exchange, List<String> audiences) {
    Optional<ProfileTokenExchange> given = Optional.ofNullable(exchange);
    return new Method.Exchange(
        given.map(ProfileTokenExchange::endpoint).orElse(Logins.EXCHANGE),
        given.map(ProfileTokenExchange::subjectTokenAudience).orElse(service.toString()),
        audiences);
  }

  private static AccountSecret secret(String profile, ProfileSecret secret) {
    return new AccountSecret(
        "AIStoreAuthProfile %s, spec.usernamePassword.secret.name".formatted(profile),
        secret.namespace(),
        secret.name(),
        Objects.requireNonNullElse(secret.userKey(), Logins.USER_KEY),
        Objects.requireNonNullElse(secret.passKey(), Logins.PASSWORD_KEY));
  }

  private static Trusted trust(@Nullable ProfileTls tls) {
    Optional<ProfileTls> given = Optional.ofNullable(tls);
    return new Trusted(
        given
            .map(ProfileTls::caConfigMapRef)
            .<Authorities>map(
                place -> new Authorities.InConfigMap(place.namespace(), place.name(), place.key()))
            .orElseGet(Authorities.Usual::new),
        given.map(ProfileTls::insecureSkipVerify).orElse(false));
  }

  private AuthProfileSpec spec(String name) {
    Optional<Seen> fresh =
        Optional.ofNullable(seen.get(name))
            .filter(one -> clock.instant().isBefore(one.at().plus(FRESH)));
    if (fresh.isPresent()) {
      return fresh.get().spec();
    }
    AuthProfileSpec read = read(name);
    seen.put(name, new Seen(read, clock.instant()));
    return read;
  }

  private AuthProfileSpec read(String name) {
    String field = "spec.auth.profileRef.name (%s)".formatted(name);
    AuthProfileSpec spec =
        named
            .find(field, client -> client.resources(AIStoreAuthProfile.class).withName(name).get())
            .map(AIStoreAuthProfile::getSpec)
            .orElseThrow(
                () ->
                    NotAdmitted.withoutToken(
                        Reason.MISSING_REFERENCE,
                        field + ": there is no such AIStoreAuthProfile; create it to go on"));
    List<SpecProblem> problems = ProfileProblems.blocking(spec);
    if (!problems.isEmpty()) {
      throw NotAdmitted.withoutToken(
          Reason.LOGIN_FAILED,
          "AIStoreAuthProfile %s: %s"
              .formatted(
                  name,
                  problems.stream().map(SpecProblem::text).collect(Collectors.joining("; "))));
    }
    return spec;
  }
}
