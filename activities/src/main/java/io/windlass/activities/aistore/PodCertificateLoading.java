package io.windlass.activities.aistore;

import io.windlass.activities.aistore.ShownCertificates.Shown;
import io.windlass.activities.aistore.http.AisClient;
import io.windlass.activities.aistore.http.AisFailure;
import io.windlass.activities.aistore.http.ClusterMap;
import io.windlass.activities.temporal.Waiting;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.lifecycle.Reason;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Has every node show the certificate that cert-manager's CSI driver has put into its files.
 *
 * <ol>
 *   <li>One node after the other is told to load its files, until it says that it has.
 *   <li>A handshake tells what it shows then. When the others would not believe that, no further
 *       node is told.
 *   <li>Nodes whose certificate should have been renewed by now, and that show the one of before,
 *       are told again and again for a while: the driver may be about to renew it.
 *   <li>Those for which that is in vain are told to a person. Their certificate is valid until it
 *       ends.
 * </ol>
 *
 * Guarantee: no node is restarted, and at most one shows what the others do not believe.
 */
final class PodCertificateLoading {

  /** The driver writes straight into the pod. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final Duration BETWEEN = Duration.ofSeconds(1);

  private final ClusterAccess access;
  private final AIStore aistore;

  PodCertificateLoading(ClusterAccess access, AIStore aistore) {
    this.access = access;
    this.aistore = aistore;
  }

  void run() {
    PodRenewals renewals = PodRenewals.of(aistore, access.clusterDomain());
    List<Shown> due = renewals.due(Instant.now());
    for (Shown node : renewals.shown()) {
      load(node);
    }
    if (!Waiting.until(() -> renewed(due), LIMIT)) {
      access.warn(
          aistore,
          Reason.CERTIFICATE_UNUSABLE,
          "the CSI driver of cert-manager has not renewed the certificates of %s in time; see its logs, and kubectl get certificaterequests"
              .formatted(pods(unchanged(due))));
    }
  }

  private boolean renewed(List<Shown> due) {
    List<Shown> left = unchanged(due);
    left.forEach(this::load);
    return left.isEmpty() || pauseBetween();
  }

  /** Waits look more often than a node should be told. */
  private static boolean pauseBetween() {
    Waiting.until(() -> false, BETWEEN);
    return false;
  }

  private List<Shown> unchanged(List<Shown> due) {
    return due.stream().filter(node -> node.again().chain().equals(node.chain())).toList();
  }

  private void load(Shown node) {
    AisClient ais = access.ais(aistore);
    Optional<ClusterMap.Entry> entry = ais.map().of(node.pod());
    if (entry.isPresent()) {
      tell(ais, node.pod(), entry.get());
      requireBelieved(node.pod(), node.chain(), node.again().chain());
    }
  }

  /** The driver replaces one file after the other. */
  private static void tell(AisClient ais, String pod, ClusterMap.Entry entry) {
    StringBuilder refusal = new StringBuilder();
    if (!Waiting.until(() -> loads(ais, entry, refusal), LIMIT)) {
      throw Failures.refused(
          Reason.CERTIFICATE_UNUSABLE,
          "%s can't load the certificate in its files: %s. See its log".formatted(pod, refusal));
    }
  }

  private static boolean loads(AisClient ais, ClusterMap.Entry entry, StringBuilder refusal) {
    try {
      ais.loadCertificate(entry.id());
      return true;
    } catch (AisFailure refused) {
      refusal.setLength(0);
      refusal.append(refused.getMessage());
      return false;
    }
  }

  private void requireBelieved(
      String pod, List<X509Certificate> before, List<X509Certificate> after) {
    if (!after.isEmpty()
        && !after.equals(before)
        && !access.certificates().believed(aistore, before, after)) {
      throw Failures.refused(
          Reason.CERTIFICATE_UNUSABLE,
          "%s shows a certificate of another authority than before, which the other nodes do not know, so none of them is told to load its own. Have the issuer sign with the authority of before, and restart no other node until then"
              .formatted(pod));
    }
  }

  private static String pods(List<Shown> nodes) {
    return nodes.stream().map(Shown::pod).collect(Collectors.joining(", "));
  }
}
