package io.windlass.activities.aistore.objects;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.windlass.workflows.aistore.resource.AIStoreSpec;
import io.windlass.workflows.aistore.resource.Access;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What daemons of a cluster with a login are told of tokens.
 *
 * <ol>
 *   <li>They ask for them, unless the user says otherwise.
 *   <li>Where the authorities of the issuers are mounted, they are told the file.
 *   <li>Proxies alone verify tokens: they alone are given the key. It stands in no object of ours.
 * </ol>
 */
final class TokenSettings {
  private static final String ISSUERS = "oidc";

  private TokenSettings() {}

  /** The section {@code auth} of the configuration, from what the user says of it. */
  static Map<String, Object> of(AIStoreSpec spec, Map<String, Object> ofUser) {
    var settings = new LinkedHashMap<>(ofUser);
    settings.put("enabled", new Access(spec).guarded());
    named(spec.issuerCAConfigMap())
        .ifPresent(ignored -> settings.put(ISSUERS, issuers(settings.get(ISSUERS))));
    return settings;
  }

  private static Map<String, Object> issuers(@Nullable Object ofUser) {
    var issuers = new LinkedHashMap<String, Object>();
    if (ofUser instanceof Map<?, ?> given) {
      given.forEach((key, value) -> issuers.put(String.valueOf(key), value));
    }
    issuers.put("issuer_ca_bundle", Paths.ISSUERS + "/ca.crt");
    return issuers;
  }

  /** The variable with the key; empty where the spec names no Secret with one. */
  static Optional<EnvVar> key(AIStoreSpec spec) {
    return named(spec.authNSecretName())
        .map(
            secret ->
                new EnvVarBuilder()
                    .withName(Access.KEY_VARIABLE)
                    .withNewValueFrom()
                    .withNewSecretKeyRef()
                    .withName(secret)
                    .withKey(Access.SIGNING_KEY)
                    .endSecretKeyRef()
                    .endValueFrom()
                    .build());
  }

  private static Optional<String> named(@Nullable String name) {
    return Optional.ofNullable(name).filter(text -> !text.isEmpty());
  }
}
