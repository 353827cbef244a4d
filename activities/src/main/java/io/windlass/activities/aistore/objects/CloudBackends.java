package io.windlass.activities.aistore.objects;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.windlass.workflows.aistore.resource.AIStoreSpec;
import io.windlass.workflows.aistore.resource.config.BackendProvider;
import io.windlass.workflows.aistore.resource.config.ClusterConfigOverrides;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Remote backends: those that the configuration names, and those that credentials are given for.
 *
 * <p>Credentials without the backend in the configuration would be files that nobody reads, so each
 * adds its backend. AWS finds its files by itself, Azure reads the environment of the user.
 */
final class CloudBackends {
  private static final String GCP = "gcp";
  private static final String OCI = "oci";
  private static final Set<String> AZURE_VARIABLES =
      Set.of("AZURE_STORAGE_ACCOUNT", "AZURE_STORAGE_KEY", "AIS_AZURE_URL");

  private CloudBackends() {}

  /** By the names that AIStore gives them, in alphabetical order. */
  static Map<String, BackendProvider> of(AIStoreSpec spec) {
    var backends =
        new TreeMap<>(
            Optional.ofNullable(spec.configToUpdate())
                .map(ClusterConfigOverrides::backend)
                .orElse(Map.of()));
    add(backends, "aws", given(spec.awsSecretName()));
    add(backends, GCP, given(spec.gcpSecretName()));
    add(backends, OCI, given(spec.ociSecretName()));
    add(
        backends,
        "azure",
        spec.targetSpec().env().stream().map(EnvVar::getName).anyMatch(AZURE_VARIABLES::contains));
    return backends;
  }

  /** Variables that tell targets where the files with credentials are. */
  static List<EnvVar> environment(AIStoreSpec spec) {
    var backends = of(spec).keySet();
    return Stream.of(
            variable("GOOGLE_APPLICATION_CREDENTIALS", Paths.GCP + "/gcp.json", GCP),
            variable("OCI_CLI_CONFIG_FILE", Paths.OCI + "/config", OCI))
        .filter(entry -> backends.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static Map.Entry<String, EnvVar> variable(String name, String file, String backend) {
    return Map.entry(backend, new EnvVarBuilder().withName(name).withValue(file).build());
  }

  private static void add(Map<String, BackendProvider> backends, String name, boolean wanted) {
    if (wanted) {
      backends.putIfAbsent(name, new BackendProvider());
    }
  }

  private static boolean given(@Nullable String secret) {
    return secret != null && !secret.isEmpty();
  }
}
