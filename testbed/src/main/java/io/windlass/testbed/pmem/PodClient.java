package io.windlass.testbed.pmem;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.windlass.testbed.kubelet.ContainerContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The API as a process in a pod reaches it: with the token of the pod's account, and so with what
 * its roles allow.
 */
final class PodClient {

  private static final String ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount";

  private PodClient() {}

  /**
   * Connects.
   *
   * @throws StartFailure when the pod has no account's token
   */
  static KubernetesClient connect(ContainerContext context) throws StartFailure {
    Map<String, String> environment = context.environment();
    try {
      Path account = context.path(ACCOUNT);
      Config config =
          new ConfigBuilder(Config.empty())
              .withMasterUrl(
                  "https://%s:%s"
                      .formatted(
                          environment.get("KUBERNETES_SERVICE_HOST"),
                          environment.get("KUBERNETES_SERVICE_PORT")))
              .withCaCertFile(account.resolve("ca.crt").toString())
              .withOauthTokenProvider(() -> token(account))
              .build();
      return new KubernetesClientBuilder().withConfig(config).build();
    } catch (IllegalArgumentException nothing) {
      throw StartFailure.of("Failed to create config: no token of a service account");
    }
  }

  /** Read for each request: the kubelet renews it. */
  private static String token(Path account) {
    try {
      return Files.readString(account.resolve("token"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
