package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windlass.testbed.playground.Application;
import io.windlass.workflows.lifecycle.Request;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Certificates that last two minutes are renewed in time, without anybody asking. Then the worker
 * is killed (SIGKILL) and started again at each step by which the authority is replaced. No
 * handshake fails, and no node is restarted once more.
 */
@Tag("long")
@OneAtATime(Fragile.WORKERS)
class InterruptedRotationScenario {

  private static final List<Moment> MOMENTS =
      List.of(
          Moment.first("AIStorePrepareAuthority"),
          Moment.first("AIStoreRestartTarget"),
          Moment.first("AIStoreShowCertificate"),
          Moment.first("AIStoreDistrustAuthority"),
          new Moment("AIStoreRestartTarget", 3),
          Moment.first("AIStoreRetireAuthority"));

  private static final Map<String, String> BRIEF =
      Map.of(
          "WINDLASS_AISTORE_TLS_CERTIFICATE_LIFETIME", "2m",
          "WINDLASS_AISTORE_TLS_AUTHORITY_LIFETIME", "24h");

  private final RealStack stack = Fragile.of(getClass()).stack();

  @Test
  void aCertificateIsRenewedInTimeAndItsAuthorityReplacedWhoeverIsKilled() {
    Cluster cluster = Cluster.in(stack, "rotation-killed");
    IssuedCluster issued = renewedInTime(cluster);
    try (PodLives lives = cluster.lives();
        HandshakeSampler sampler = issued.sampler()) {
      List<X509Certificate> old = sampler.trusted();
      cluster.annotate("windlass.io/replace-authority=now");
      MOMENTS.forEach(moment -> killAt(cluster, moment));
      awaitAnswer(cluster, Request.REPLACE_AUTHORITY);
      cluster.awaitReady();
      assertThat(sampler.failures()).isEmpty();
      assertThat(lives.replacements().values()).containsOnly(2);
      assertThatThrownBy(() -> issued.shown(old)).hasCauseInstanceOf(SSLException.class);
    }
  }

  /** Deployed by a worker whose certificates are brief; the last of them is not. */
  private IssuedCluster renewedInTime(Cluster cluster) {
    stack.stopWorker();
    try (Application brief = stack.startWorker(BRIEF)) {
      IssuedCluster issued = IssuedCluster.ready(cluster);
      try (PodLives lives = cluster.lives();
          HandshakeSampler sampler = issued.sampler()) {
        issued.awaitAnother(issued.shown(sampler.trusted()));
        assertThat(sampler.failures()).isEmpty();
        assertThat(lives.replacements().values()).containsOnly(0);
      }
      assertThat(brief.process().alive()).isTrue();
      return issued;
    } finally {
      stack.startWorker();
      cluster.annotate("windlass.io/certificates=now");
      awaitAnswer(cluster, Request.CERTIFICATES);
      cluster.awaitReady();
    }
  }

  private static void awaitAnswer(Cluster cluster, Request request) {
    cluster.await(
        "an answer",
        Cluster.LONG,
        aistore -> "now".equals(aistore.getMetadata().getAnnotations().get(request.answer())));
  }

  /** The last of them may be over before the worker is killed. */
  private void killAt(Cluster cluster, Moment moment) {
    long generation = cluster.resource().orElseThrow().getMetadata().getGeneration();
    String id = "%s/rotate-certificates/g%d".formatted(cluster.workflowId(), generation);
    assertThat(Eventually.holds(Cluster.LONG, () -> cluster.work().begunOrOver(id, moment)))
        .as(() -> "%s%n%s".formatted(moment, cluster.describe()))
        .isTrue();
    stack.replaceWorker();
  }
}
