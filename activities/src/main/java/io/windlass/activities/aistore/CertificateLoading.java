package io.windlass.activities.aistore;

import io.windlass.activities.aistore.ShownCertificates.Shown;
import io.windlass.activities.aistore.http.AisClient;
import io.windlass.activities.aistore.http.AisFailure;
import io.windlass.activities.aistore.http.ClusterMap;
import io.windlass.activities.temporal.Waiting;
import io.windlass.pki.Identity;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.Https;
import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.Rotation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has every node show the certificate that the Secret holds now.
 *
 * <ol>
 *   <li>Where there is nothing to load, an Event says why, and the request counts as fulfilled.
 *   <li>Where Windlass issues the certificate, it issues another one, once for each request.
 *   <li>Where each pod has a certificate of its own, see {@link PodCertificateLoading}; a person is
 *       told of those that were not renewed in time.
 *   <li>A handshake with each node tells which certificate it shows.
 *   <li>When nodes that show another one would not believe the new one, none is loaded: those that
 *       had it would be alone.
 *   <li>Who shows another is told to load its files. The kubelet brings them within a minute or
 *       two, so a node is told again and again, some seconds apart.
 *   <li>It is done when all show it. Then the request is recorded as fulfilled.
 *   <li>When the time is over, a person is told which nodes still show another.
 * </ol>
 *
 * Guarantee: no node is restarted, and no node shows what the others do not believe.
 */
final class CertificateLoading {

  private static final Logger LOG = LoggerFactory.getLogger(CertificateLoading.class);

  /** Twice the longest time that a kubelet takes to bring a changed Secret into a pod. */
  private static final Duration LIMIT = Duration.ofMinutes(4);

  private static final Duration BETWEEN = Duration.ofSeconds(3);

  private final ClusterAccess access;
  private final AIStore aistore;
  private long told = System.nanoTime() - BETWEEN.toNanos();

  CertificateLoading(ClusterAccess access, AIStore aistore) {
    this.access = access;
    this.aistore = aistore;
  }

  void run() {
    String request = Request.CERTIFICATES.token(aistore.getMetadata().getAnnotations());
    Optional<String> nothing = new Https(aistore).nothingToLoad();
    if (nothing.isPresent()) {
      access.inform(aistore, Reason.ADVICE, nothing.get());
    } else if (new Https(aistore).ofEachPod().isPresent()) {
      loadEach();
    } else {
      if (OwnCertificates.issued(aistore)) {
        issue(request);
      }
      access.certificates().identity(aistore).ifPresent(this::show);
    }
    access.resources().annotate(aistore, Map.of(Request.CERTIFICATES.answer(), request));
  }

  /** What is there already is not issued for a request that only wants it shown. */
  private void issue(String request) {
    if (request.startsWith(Rotation.LOAD)) {
      access.ownCertificates().keep(aistore);
    } else {
      access.ownCertificates().renew(aistore, request);
    }
  }

  private void loadEach() {
    PodCertificateLoading loading =
        new PodCertificateLoading(
            new LoadingNodes(access, aistore), PodCertificateLoading.Patience.DEFAULT);
    List<Shown> late = loading.run(PodRenewals.of(aistore, access.clusterDomain()));
    if (!late.isEmpty()) {
      access.warn(
          aistore,
          Reason.CERTIFICATE_UNUSABLE,
          "the CSI driver of cert-manager has not renewed the certificates of %s in time; see its logs, and kubectl get certificaterequests"
              .formatted(pods(late)));
    }
  }

  /** Returns when every node shows it. */
  void show(Identity next) {
    if (!Waiting.until(() -> all(next), LIMIT)) {
      throw Failures.refused(
          Reason.CERTIFICATE_UNUSABLE,
          "after %d minutes these nodes do not show the certificate in the Secret: %s. See their logs"
              .formatted(LIMIT.toMinutes(), pods(others(next))));
    }
  }

  private boolean all(Identity next) {
    List<Shown> others = others(next);
    if (!others.isEmpty() && System.nanoTime() - told >= BETWEEN.toNanos()) {
      requireBelieved(next);
      tell(others);
      told = System.nanoTime();
    }
    return others.isEmpty();
  }

  private List<Shown> others(Identity next) {
    return ShownCertificates.of(aistore, access.clusterDomain()).without(next.certificate());
  }

  private void requireBelieved(Identity next) {
    Optional<String> alone = Estrangement.between(access, aistore, next);
    if (alone.isPresent()) {
      throw Failures.refused(Reason.CERTIFICATE_UNUSABLE, alone.get());
    }
  }

  private void tell(List<Shown> others) {
    AisClient ais = access.ais(aistore);
    ClusterMap map = ais.map();
    for (Shown node : others) {
      map.of(node.pod()).ifPresent(entry -> tell(ais, entry));
    }
  }

  /** Its files may just be on their way. */
  private static void tell(AisClient ais, ClusterMap.Entry node) {
    try {
      ais.loadCertificate(node.id());
    } catch (AisFailure refused) {
      LOG.info("{} does not load its certificate yet: {}", node.id(), refused.getMessage());
    }
  }

  private static String pods(List<Shown> nodes) {
    return nodes.stream().map(Shown::pod).collect(Collectors.joining(", "));
  }
}
