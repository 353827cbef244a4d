package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.aistore.certmanager.IssuedCertificate;
import io.windlass.activities.aistore.certmanager.Issuers;
import io.windlass.activities.aistore.objects.CertificateOrder;
import io.windlass.activities.aistore.objects.PodCertificateOrder;
import io.windlass.activities.kubernetes.ApiRefusal;
import io.windlass.workflows.aistore.resource.TlsCertificate;
import java.util.Optional;

/**
 * Whether a pod gets a certificate from cert-manager's CSI driver: driver and issuer must be there,
 * and the issuer must be one whose certificates others can believe. A pod that starts without waits
 * for ever. What our role does not let us see is in nobody's way.
 *
 * @param namespace of the pods
 */
public record PodIssuing(KubernetesClient kubernetes, String namespace) {

  private static final String FIELD = "spec.tls.certificate.";

  /**
   * Why not; empty when it does.
   *
   * @param anybodyIsBelieved whether it does not matter who has signed
   */
  public Optional<String> problem(TlsCertificate asked, boolean anybodyIsBelieved) {
    return driverAbsent().or(() -> issuer(asked, anybodyIsBelieved));
  }

  private Optional<String> driverAbsent() {
    boolean there =
        ApiRefusal.unlessForbidden(
            true,
            () ->
                kubernetes.storage().v1().csiDrivers().withName(PodCertificateOrder.DRIVER).get()
                    != null);
    return there
        ? Optional.empty()
        : Optional.of(
            FIELD
                + "mode (csi): there is no CSIDriver %s; install the CSI driver of cert-manager, or use mode secret"
                    .formatted(PodCertificateOrder.DRIVER));
  }

  private Optional<String> issuer(TlsCertificate asked, boolean anybodyIsBelieved) {
    IssuedCertificate.Issuer reference = CertificateOrder.issuer(asked.issuerRef());
    Optional<Optional<GenericKubernetesResource>> seen =
        ApiRefusal.unlessForbidden(
            Optional.empty(), () -> Optional.of(Issuers.find(kubernetes, reference, namespace)));
    return seen.flatMap(
            found ->
                found.isPresent()
                    ? Issuers.problem(found.get(), anybodyIsBelieved)
                    : Optional.of(
                        "there is no such %s; create it, or name another one"
                            .formatted(reference.kind())))
        .map(problem -> "%sissuerRef (%s): %s".formatted(FIELD, reference.name(), problem));
  }
}
