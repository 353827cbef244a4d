package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windlass.workflows.resource.EndedOperation;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster for which Windlass issues the certificates. */
@SideBySide
class RotateCertificatesScenario {

  static final String AUTHORITY = "{\"authority\":true}";

  @TempDir private Path folder;

  private final TemporalCli temporal = RealStack.shared().temporalCli();

  @Test
  void aCertificateAndThenItsAuthorityAreReplacedWithoutAFailedHandshake() {
    Cluster cluster = Cluster.in("rotate");
    IssuedCluster issued = IssuedCluster.ready(cluster);
    try (PodLives lives = cluster.lives();
        HandshakeSampler sampler = issued.sampler()) {
      assertThat(cluster.kubectl("get", "pods", "-o", "json")).doesNotContain("demo-authority");
      assertRenewed(issued, sampler);
      assertThat(lives.replacements().values()).containsOnly(0);

      List<X509Certificate> old = sampler.trusted();
      assertReplaced(issued, sampler);
      assertThatThrownBy(() -> issued.shown(old)).hasCauseInstanceOf(SSLException.class);
      assertThat(lives.replacements().values()).containsOnly(2);
      assertThat(sampler.done()).containsOnlyKeys(IssuedCluster.NODES);
      assertThat(sampler.failures()).isEmpty();
    }
    assertRevoked(issued);
    cluster.assertIdle(RealStack.RESYNC);
  }

  /** Whenever a person asks, and when the files are gone. */
  private void assertRenewed(IssuedCluster issued, HandshakeSampler sampler) {
    Cluster cluster = issued.cluster();
    X509Certificate first = issued.shown(sampler.trusted());
    issued.awaitTold(first);
    assertThat(plugin(cluster).succeed("rotate-certificates", "demo", "--wait").output())
        .contains("done: every node shows the certificate");
    X509Certificate second = issued.shown(sampler.trusted());
    assertThat(second).isNotEqualTo(first);

    assertThat(temporal.succeed(TemporalCli.execution("RotateCertificates", cluster.input())))
        .contains("done: the rotation of certificates");
    X509Certificate third = issued.shown(sampler.trusted());
    assertThat(third).isNotEqualTo(second);

    issued.awaitTold(third);
    issued.deleteFiles();
    issued.awaitAnother(third);
    issued.awaitTold(issued.shown(sampler.trusted()));
    assertThat(sampler.versions()).isEqualTo(1);
  }

  private void assertReplaced(IssuedCluster issued, HandshakeSampler sampler) {
    Cluster cluster = issued.cluster();
    List<X509Certificate> old = sampler.trusted();
    assertThat(
            temporal.succeed(
                TemporalCli.execution("RotateCertificates", cluster.input(), AUTHORITY)))
        .contains("done: the replacement of the authority");
    cluster.awaitReady();
    List<X509Certificate> now = sampler.trusted();
    assertThat(now).hasSize(1).doesNotContainAnyElementsOf(old);
    assertThat(sampler.versions()).isEqualTo(3);
    issued.awaitTold(issued.shown(now));
    assertThat(cluster.history().getLast().operation()).isEqualTo("Rotate");
  }

  /** Out of service meanwhile, as it tells. */
  private void assertRevoked(IssuedCluster issued) {
    Cluster cluster = issued.cluster();
    List<X509Certificate> old = issued.trusted();
    assertThat(
            plugin(cluster)
                .succeed("rotate-certificates", "demo", "--revoke", "--wait", "--timeout=5m")
                .output())
        .contains("done: no node runs that trusts the old authority");
    cluster.awaitReady();
    issued.awaitTold(issued.shown(issued.trusted()));
    assertThatThrownBy(() -> issued.shown(old)).hasCauseInstanceOf(SSLException.class);
    assertThat(cluster.history().reversed().stream().limit(2).map(EndedOperation::operation))
        .containsExactly("Start", "Shut down");
    assertThat(cluster.kubectl("get", "events.events.k8s.io", "-o", "jsonpath={..note}"))
        .contains("nothing is served until every node has started with another authority");
  }

  private Plugin plugin(Cluster cluster) {
    return new Plugin(cluster, folder, false);
  }
}
