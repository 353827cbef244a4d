package io.windlass.starter.admission;

import io.windlass.starter.admission.Surroundings.ObjectAccess;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.Auth;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether the author may use the login that a specification names: Windlass would use it on his
 * behalf.
 *
 * <ol>
 *   <li>Who names a Secret must be allowed to read it.
 *   <li>Who names a profile must be allowed to {@code use} it, and it must exist.
 *   <li>Asked is only who changes the login: others may change the rest of the resource. Where the
 *       password is sent belongs to it: who changes that would get to see it.
 *   <li>What can't be found out is refused, by failing.
 * </ol>
 */
final class RightsCheck implements Check {

  private static final String PROFILES = "aistoreauthprofiles";
  private static final String PROFILE_GROUP = "auth.ais.nvidia.com";

  private final Surroundings surroundings;

  RightsCheck(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** A reference to a login. */
  private sealed interface Login {
    record Profile(String name) implements Login {}

    /**
     * @param use where and how it is sent
     */
    record Secret(String namespace, String name, Auth use) implements Login {}
  }

  @Override
  public Stream<Remark> of(Change change) {
    Optional<Login> before = change.before().flatMap(RightsCheck::login);
    return login(change.after())
        .filter(login -> !before.equals(Optional.of(login)))
        .flatMap(login -> objection(change, login))
        .stream();
  }

  private static Optional<Login> login(AIStore aistore) {
    String namespace = Objects.requireNonNullElse(aistore.getMetadata().getNamespace(), "");
    return Optional.ofNullable(aistore.getSpec().auth())
        .flatMap(auth -> profile(auth).or(() -> secret(auth, namespace)));
  }

  private static Optional<Login> profile(Auth auth) {
    return Optional.ofNullable(auth.profileRef())
        .map(reference -> new Login.Profile(reference.name()));
  }

  private static Optional<Login> secret(Auth auth, String namespace) {
    return Optional.ofNullable(auth.usernamePassword())
        .map(login -> new Login.Secret(login.namespace(namespace), login.secretName(), auth));
  }

  private Optional<Remark> objection(Change change, Login login) {
    return switch (login) {
      case Login.Profile(String name) -> profile(change, name);
      case Login.Secret(String namespace, String name, Auth ignored) ->
          secret(change, namespace, name);
    };
  }

  private Optional<Remark> profile(Change change, String name) {
    ObjectAccess use = new ObjectAccess("use", PROFILE_GROUP, PROFILES, "", name);
    if (!surroundings.allowed(change.author(), use)) {
      return Optional.of(
          new Remark.Forbidden(
              "spec.auth.profileRef.name (%s): user %s may not use it: ask for the verb use on %s.%s"
                  .formatted(name, change.author().name(), PROFILES, PROFILE_GROUP)));
    }
    return surroundings.profile(name)
        ? Optional.empty()
        : Optional.of(
            new Remark.Refusal(
                "spec.auth.profileRef.name (%s): there is no such AIStoreAuthProfile: make it first, or name another one"
                    .formatted(name)));
  }

  private Optional<Remark> secret(Change change, String namespace, String name) {
    ObjectAccess get = new ObjectAccess("get", "", "secrets", namespace, name);
    return surroundings.allowed(change.author(), get)
        ? Optional.empty()
        : Optional.of(
            new Remark.Forbidden(
                "spec.auth.usernamePassword.secretName (%s): user %s may not get this Secret in namespace %s: ask for that right, or name another one"
                    .formatted(name, change.author().name(), namespace)));
  }
}
