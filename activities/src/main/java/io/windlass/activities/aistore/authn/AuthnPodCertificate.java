package io.windlass.activities.aistore.authn;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.aistore.PodIssuing;
import io.windlass.activities.aistore.certificates.Renewal;
import io.windlass.activities.aistore.http.AisTimes;
import io.windlass.activities.aistore.http.ShownCertificate;
import io.windlass.activities.aistore.objects.GoDuration;
import io.windlass.pki.Fingerprint;
import io.windlass.workflows.aistore.resource.TlsCertificate;
import io.windlass.workflows.aistore.resource.authn.AIStoreAuth;
import io.windlass.workflows.aistore.resource.authn.ListenAddress;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/**
 * The certificate that cert-manager's CSI driver has given to the pod of AuthN. Nobody else sees
 * its files, so a handshake tells what it shows, and that tells when the driver renews it. AuthN
 * reads it only when it starts: from then on it is due for another pod.
 */
record AuthnPodCertificate(AIStoreAuth auth) {

  private Optional<TlsCertificate> asked() {
    return new ListenAddress(auth).ofPod();
  }

  /** Why the pod would get none; empty where it does, or the driver is not asked. */
  Optional<String> problem(KubernetesClient kubernetes) {
    PodIssuing issuing = new PodIssuing(kubernetes, auth.getMetadata().getNamespace());
    return asked().flatMap(certificate -> issuing.problem(certificate, false));
  }

  /** Fingerprint of the one that the pod shows, when the driver has renewed it in the files. */
  Optional<String> due(Instant now) {
    Optional<TlsCertificate> asked = asked();
    return asked
        .flatMap(ignored -> shown())
        .filter(certificate -> due(certificate, asked.get(), now))
        .map(Fingerprint::of);
  }

  private static boolean due(X509Certificate shown, TlsCertificate asked, Instant now) {
    return Renewal.of(shown, Optional.ofNullable(asked.renewBefore()).flatMap(GoDuration::read))
            .looks(now)
        > 0;
  }

  /** When it ends; empty where the driver is not asked, or nothing is shown. */
  Optional<Instant> end() {
    return asked()
        .flatMap(ignored -> shown())
        .map(certificate -> certificate.getNotAfter().toInstant());
  }

  private Optional<X509Certificate> shown() {
    URI server = URI.create(new ListenAddress(auth).url());
    return ShownCertificate.chain(server, AisTimes.DEFAULT).stream().findFirst();
  }
}
