package io.windlass.workflows.aistore.resource;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.windlass.workflows.aistore.resource.config.AuthSettings;
import io.windlass.workflows.aistore.resource.config.AuthSignature;
import io.windlass.workflows.aistore.resource.config.ClusterConfigOverrides;
import io.windlass.workflows.aistore.resource.config.Oidc;
import io.windlass.workflows.aistore.resource.config.RequiredClaims;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a cluster asks for tokens, and by what it tells good ones.
 *
 * @param spec the specification of the cluster
 */
public record Access(AIStoreSpec spec) {

  /** The variable with the key by which proxies verify tokens. */
  public static final String KEY_VARIABLE = "AIS_AUTHN_SECRET_KEY";

  /** The key in the Secret that {@code spec.authNSecretName} names. */
  public static final String SIGNING_KEY = "SIGNING-KEY";

  /** A cluster with a login asks for tokens, unless it is told not to. */
  public boolean guarded() {
    return said().orElse(spec.auth() != null);
  }

  /** Whom a token must be for; none where the cluster takes any. */
  public List<String> audiences() {
    return settings().map(AuthSettings::requiredClaims).map(RequiredClaims::aud).orElse(List.of());
  }

  /** What the configuration says of it, if anything. */
  Optional<Boolean> said() {
    return settings().map(AuthSettings::enabled);
  }

  /** Whether proxies have something by which they could verify a token. */
  boolean verifies() {
    return named(spec.authNSecretName())
        || settings().map(AuthSettings::signature).map(AuthSignature::key).isPresent()
        || settings().map(AuthSettings::oidc).map(Oidc::allowedIss).stream()
            .anyMatch(issuers -> !issuers.isEmpty())
        || spec.proxySpec().env().stream().map(EnvVar::getName).anyMatch(KEY_VARIABLE::equals);
  }

  private static boolean named(@Nullable String name) {
    return name != null && !name.isEmpty();
  }

  private Optional<AuthSettings> settings() {
    return Optional.ofNullable(spec.configToUpdate()).map(ClusterConfigOverrides::auth);
  }
}
