package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.aistore.ShownCertificates.Shown;
import io.windlass.activities.aistore.certificates.ClusterCertificates;
import io.windlass.activities.aistore.certmanager.IssuedCertificate;
import io.windlass.activities.aistore.certmanager.Issuers;
import io.windlass.activities.aistore.objects.CertificateOrder;
import io.windlass.activities.aistore.objects.PodCertificateOrder;
import io.windlass.activities.kubernetes.ApiRefusal;
import io.windlass.pki.Fingerprint;
import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.CertificateStatus;
import io.windlass.workflows.aistore.resource.Https;
import io.windlass.workflows.aistore.resource.TlsCertificate;
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
 *   <li>Before anything is begun, the driver and the issuer must be there, and the issuer must be
 *       one whose certificates other nodes can believe: a pod that starts without waits for ever.
 *   <li>Afterwards handshakes tell what each pod has.
 * </ol>
 *
 * What our role does not let us see is in nobody's way.
 */
record PodCertificates(KubernetesClient kubernetes, ClusterCertificates certificates) {

  private static final String FIELD = "spec.tls.certificate.";

  /** Why pods would not get one that serves; empty where the driver is not asked. */
  Optional<Stalled<AIStoreStep>> problem(AIStore aistore) {
    return new Https(aistore)
        .ofEachPod()
        .flatMap(asked -> driverAbsent().or(() -> issuer(aistore, asked)));
  }

  private Optional<Stalled<AIStoreStep>> driverAbsent() {
    boolean there =
        ApiRefusal.unlessForbidden(
            true,
            () ->
                kubernetes.storage().v1().csiDrivers().withName(PodCertificateOrder.DRIVER).get()
                    != null);
    return there
        ? Optional.empty()
        : stalled(
            Reason.MISSING_REFERENCE,
            FIELD
                + "mode (csi): there is no CSIDriver %s; install the CSI driver of cert-manager, or use mode secret"
                    .formatted(PodCertificateOrder.DRIVER));
  }

  private Optional<Stalled<AIStoreStep>> issuer(AIStore aistore, TlsCertificate asked) {
    IssuedCertificate.Issuer reference = CertificateOrder.issuer(asked.issuerRef());
    String namespace = aistore.getMetadata().getNamespace();
    Optional<Optional<GenericKubernetesResource>> seen =
        ApiRefusal.unlessForbidden(
            Optional.empty(), () -> Optional.of(Issuers.find(kubernetes, reference, namespace)));
    return seen.flatMap(
            found ->
                found.isPresent()
                    ? Issuers.problem(found.get(), new Https(aistore).nodesTrustAnybody())
                    : Optional.of(
                        "there is no such %s; create it, or name another one"
                            .formatted(reference.kind())))
        .flatMap(
            problem ->
                stalled(
                    Reason.MISSING_REFERENCE,
                    "%sissuerRef (%s): %s".formatted(FIELD, reference.name(), problem)));
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

  private static Optional<Stalled<AIStoreStep>> stalled(Reason reason, String message) {
    return Optional.of(new Stalled<>(reason, message));
  }
}
