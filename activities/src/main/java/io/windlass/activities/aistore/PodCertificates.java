package io.windlass.activities.aistore;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.aistore.ShownCertificates.Shown;
import io.windlass.activities.aistore.certificates.ClusterCertificates;
import io.windlass.pki.Fingerprint;
import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.CertificateStatus;
import io.windlass.workflows.aistore.resource.Https;
import io.windlass.workflows.lifecycle.Decision.Stalled;
import io.windlass.workflows.lifecycle.Reason;
import java.security.cert.X509Certificate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Certificates that cert-manager's CSI driver gives to each pod. Nobody else sees them before the
 * pod serves.
 *
 * <ol>
 *   <li>Before anything is begun, driver and issuer must be there: see {@link PodIssuing}.
 *   <li>Afterwards handshakes tell what each pod has.
 * </ol>
 */
record PodCertificates(KubernetesClient kubernetes, ClusterCertificates certificates) {

  /** Why pods would not get one that serves; empty where the driver is not asked. */
  Optional<Stalled<AIStoreStep>> problem(AIStore aistore) {
    PodIssuing issuing = new PodIssuing(kubernetes, aistore.getMetadata().getNamespace());
    Https https = new Https(aistore);
    return https
        .ofEachPod()
        .flatMap(asked -> issuing.problem(asked, https.nodesTrustAnybody()))
        .map(problem -> new Stalled<>(Reason.MISSING_REFERENCE, problem));
  }

  /** Nodes that Windlass does not believe, and why nobody answers; empty when there are none. */
  Optional<String> distrusted(AIStore aistore, String clusterDomain) {
    String strangers =
        ShownCertificates.of(aistore, clusterDomain).answering().stream()
            .filter(
                node ->
                    certificates
                        .verified(aistore, node.chain())
                        .filter(believed -> !believed)
                        .isPresent())
            .map(Shown::pod)
            .collect(Collectors.joining(", "));
    return strangers.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "no authority in WINDLASS_AISTORE_TLS_AUTHORITIES of the worker has signed what these nodes show, or it has expired: %s. Add the authority of the issuer there to go on"
                .formatted(strangers));
  }

  /** What people are told: of the certificates that pods show, the one that ends first. */
  Optional<CertificateStatus> status(AIStore aistore, String clusterDomain) {
    return new Https(aistore).on() && new Https(aistore).ofEachPod().isPresent()
        ? first(ShownCertificates.of(aistore, clusterDomain).answering())
            .map(
                certificate ->
                    new CertificateStatus(
                        "",
                        certificate.getNotAfter().toInstant().toString(),
                        Fingerprint.of(certificate)))
        : Optional.empty();
  }

  private static Optional<X509Certificate> first(List<Shown> nodes) {
    return nodes.stream()
        .flatMap(node -> node.certificate().stream())
        .min(Comparator.comparing(X509Certificate::getNotAfter));
  }
}
