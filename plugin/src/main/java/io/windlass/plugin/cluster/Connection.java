package io.windlass.plugin.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.windlass.plugin.ExitCode;
import io.windlass.plugin.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Opens the way to the API server, by a kubeconfig as kubectl would take it. */
public final class Connection {

  private static final int MILLISECONDS = 10_000;

  /** A person waits: one more try, and no more. */
  private static final int RETRIES = 1;

  private Connection() {}

  /**
   * A client; nothing is asked of the server yet.
   *
   * @param kubeconfig empty for KUBECONFIG, {@code ~/.kube/config}, or the pod's account
   * @param context of the kubeconfig; empty for its present one
   */
  public static KubernetesClient open(Optional<Path> kubeconfig, Optional<String> context) {
    kubeconfig.ifPresent(Connection::use);
    Config config = Config.autoConfigure(context.orElse(null));
    context.ifPresent(name -> check(config, name));
    config.setConnectionTimeout(MILLISECONDS);
    config.setRequestTimeout(MILLISECONDS);
    config.setRequestRetryBackoffLimit(RETRIES);
    return new KubernetesClientBuilder()
        .withConfig(config)
        // The kinds are read as plain objects, so that no class has to be looked for.
        .withKubernetesSerialization(new KubernetesSerialization(new ObjectMapper(), false))
        .build();
  }

  private static void use(Path kubeconfig) {
    if (!Files.isReadable(kubeconfig)) {
      throw new Problem(ExitCode.USAGE, "--kubeconfig: %s can't be read".formatted(kubeconfig));
    }
    System.setProperty(Config.KUBERNETES_KUBECONFIG_FILE, kubeconfig.toString());
  }

  private static void check(Config config, String context) {
    if (config.getCurrentContext() == null
        || !context.equals(config.getCurrentContext().getName())) {
      throw new Problem(
          ExitCode.USAGE,
          "--context: the kubeconfig has none called %s; see: kubectl config get-contexts"
              .formatted(context));
    }
  }
}
