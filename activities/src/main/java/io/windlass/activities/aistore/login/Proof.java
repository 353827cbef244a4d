package io.windlass.activities.aistore.login;

import io.windlass.activities.aistore.http.AisUnreachable;
import io.windlass.activities.aistore.http.Credentials;
import io.windlass.activities.aistore.http.NotAdmitted;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What calls to one cluster are proved with.
 *
 * @param tokens of its login; empty where it has none. Looked for when it is needed
 * @param guarded whether the spec wants the cluster to ask for tokens; one that is just being
 *     opened may still ask, and one that is open must not depend on the service
 */
record Proof(Supplier<Optional<Tokens>> tokens, boolean guarded) implements Credentials {

  @Override
  public Optional<String> token() {
    try {
      return tokens.get().map(Tokens::current);
    } catch (NotAdmitted | AisUnreachable none) {
      if (guarded) {
        throw none;
      }
      return Optional.empty();
    }
  }

  @Override
  public boolean renews(String refused) {
    return tokens.get().filter(held -> held.renews(refused)).isPresent();
  }

  @Override
  public String remedy() {
    return tokens
        .get()
        .map(Tokens::login)
        .map(Proof::remedy)
        .orElse(
            "the cluster asks for a token: say in spec.auth how to get one. To open a cluster, set"
                + " spec.configToUpdate.auth.enabled to false first, and remove spec.auth after"
                + " that");
  }

  private static String remedy(Login login) {
    return ("Windlass logs in at %s as %s: give that one the rights of an administrator, and see"
            + " that proxies believe the service (spec.authNSecretName, spec.configToUpdate.auth)")
        .formatted(login.service(), login.who());
  }
}
