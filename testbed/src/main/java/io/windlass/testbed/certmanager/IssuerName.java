package io.windlass.testbed.certmanager;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.Optional;

/**
 * Who is asked to sign.
 *
 * @param namespace of whoever asks, and so of an Issuer
 */
record IssuerName(String namespace, String kind, String name) {

  static final String DEFAULT_KIND = "Issuer";

  /** Whether it signs for all namespaces. */
  boolean clusterWide() {
    return "ClusterIssuer".equals(kind);
  }

  /** What goes wrong with it; one that does not exist does not answer. */
  String fault(KubernetesClient client) {
    return Optional.ofNullable(read(client))
        .map(
            issuer ->
                Optional.ofNullable(issuer.getMetadata().getAnnotations())
                    .orElse(Map.of())
                    .getOrDefault(CertManager.FAULT, ""))
        .orElse(CertManager.HOLD);
  }

  private GenericKubernetesResource read(KubernetesClient client) {
    return clusterWide()
        ? client.genericKubernetesResources(Definitions.CLUSTER_ISSUERS).withName(name).get()
        : client
            .genericKubernetesResources(Definitions.ISSUERS)
            .inNamespace(namespace)
            .withName(name)
            .get();
  }
}
