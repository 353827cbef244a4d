package io.windlass.activities.aistore;

import io.windlass.activities.aistore.ShownCertificates.Shown;
import io.windlass.activities.aistore.certificates.Renewal;
import io.windlass.activities.aistore.objects.GoDuration;
import io.windlass.pki.Fingerprint;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.Https;
import io.windlass.workflows.aistore.resource.TlsCertificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Pods whose certificate cert-manager's CSI driver has renewed in their files, while they still
 * show the one of before: by the time that it was made for, since nobody else sees the files.
 *
 * @param shown what the nodes show now
 * @param asked how long before its end a certificate is renewed, where the spec says so
 */
record PodRenewals(List<Shown> shown, Optional<Duration> asked) {

  static PodRenewals of(AIStore aistore, String clusterDomain) {
    return new PodRenewals(
        ShownCertificates.of(aistore, clusterDomain).answering(), renewBefore(aistore));
  }

  static Optional<Duration> renewBefore(AIStore aistore) {
    return new Https(aistore)
        .ofEachPod()
        .map(TlsCertificate::renewBefore)
        .flatMap(GoDuration::read);
  }

  /** When the first certificate ends. */
  Optional<Instant> firstEnd() {
    return shown.stream()
        .flatMap(node -> node.certificate().stream())
        .map(certificate -> certificate.getNotAfter().toInstant())
        .min(Comparator.naturalOrder());
  }

  /** The nodes that should show another one by now. */
  List<Shown> due(Instant now) {
    return shown.stream().filter(node -> looks(node, now) > 0).toList();
  }

  /** Differs whenever it is worth asking for another look; empty when nothing is due. */
  String state(Instant now) {
    return due(now).stream()
        .map(
            node ->
                "%s %.8s %d"
                    .formatted(
                        node.pod(), Fingerprint.of(node.chain().getFirst()), looks(node, now)))
        .collect(Collectors.joining(", "));
  }

  private long looks(Shown node, Instant now) {
    X509Certificate certificate = node.chain().getFirst();
    return Renewal.of(certificate, asked).looks(now);
  }
}
