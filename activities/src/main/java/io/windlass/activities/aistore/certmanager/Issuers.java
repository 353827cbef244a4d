package io.windlass.activities.aistore.certmanager;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The kinds Issuer and ClusterIssuer of cert-manager: as much of them as Windlass reads. */
public final class Issuers {

  private static final String CLUSTER_WIDE = "ClusterIssuer";

  private Issuers() {}

  /**
   * The one that is named; empty when it does not exist.
   *
   * @param namespace where an Issuer is
   */
  public static Optional<GenericKubernetesResource> find(
      KubernetesClient kubernetes, IssuedCertificate.Issuer reference, String namespace) {
    String kind = String.valueOf(reference.kind());
    boolean clusterWide = kind.equals(CLUSTER_WIDE);
    var issuers =
        kubernetes.genericKubernetesResources(
            new ResourceDefinitionContext.Builder()
                .withGroup(IssuedCertificate.GROUP)
                .withVersion(IssuedCertificate.VERSION)
                .withKind(kind)
                .withPlural(kind.toLowerCase(Locale.ROOT) + "s")
                .withNamespaced(!clusterWide)
                .build());
    return Optional.ofNullable(
        clusterWide
            ? issuers.withName(reference.name()).get()
            : issuers.inNamespace(namespace).withName(reference.name()).get());
  }

  /**
   * Why one can't sign for pods each of which asks by itself; empty when it can.
   *
   * @param anybodyIsBelieved whether it does not matter who has signed
   */
  public static Optional<String> problem(
      GenericKubernetesResource issuer, boolean anybodyIsBelieved) {
    if (has(issuer, "selfSigned") && !anybodyIsBelieved) {
      return Optional.of(
          "the issuer is selfSigned, so the certificate of each pod would be an authority that no"
              + " other node knows; name one of kind CA or Vault");
    }
    if (has(issuer, "acme")) {
      return Optional.of(
          "the issuer is of kind ACME, which gives no ca.crt, and without that no daemon starts;"
              + " name one of kind CA or Vault");
    }
    return unready(issuer)
        .map(words -> "the issuer is not ready: %s; put it right to go on".formatted(words));
  }

  private static boolean has(GenericKubernetesResource issuer, String kind) {
    return issuer.getAdditionalProperties().get("spec") instanceof Map<?, ?> spec
        && spec.get(kind) != null;
  }

  /** One that says nothing of itself is taken at its word. */
  private static Optional<String> unready(GenericKubernetesResource issuer) {
    List<?> conditions =
        issuer.getAdditionalProperties().get("status") instanceof Map<?, ?> status
                && status.get("conditions") instanceof List<?> list
            ? list
            : List.of();
    return conditions.stream()
        .filter(one -> one instanceof Map<?, ?>)
        .<Map<?, ?>>map(one -> (Map<?, ?>) one)
        .filter(it -> "Ready".equals(it.get("type")) && "False".equals(it.get("status")))
        .map(it -> String.valueOf(it.get("message")))
        .findFirst();
  }
}
