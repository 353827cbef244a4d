package io.windlass.testbed.realnode;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.windlass.testbed.kubelet.ContainerContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a pod may do in the API, by the account that its kubelet has mounted.
 *
 * @param namespace empty where no account is mounted
 */
record PodAccount(String namespace) implements ContainerContext.Services {
  private static final Path NAMESPACE =
      Path.of("/var/run/secrets/kubernetes.io/serviceaccount/namespace");

  static PodAccount mounted() throws IOException {
    return new PodAccount(Files.exists(NAMESPACE) ? Files.readString(NAMESPACE).strip() : "");
  }

  @Override
  public Optional<Service> named(String name) {
    try (KubernetesClient client = new KubernetesClientBuilder().build()) {
      return Optional.ofNullable(client.services().inNamespace(namespace).withName(name).get());
    }
  }
}
