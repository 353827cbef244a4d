package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windlass.testbed.playground.Command;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clusters for which Windlass issues the certificates. */
@SideBySide
class RotateCertificatesScenario {

  private static final String AUTHORITY = "{\"authority\":true}";

  @TempDir private Path folder;

  private final TemporalCli temporal = RealStack.shared().temporalCli();

  @Test
  void windlassIssuesThemAndAnotherWhenAPersonAsks() {
    Cluster cluster = Cluster.in("rotate-leaf");
    IssuedCluster issued = IssuedCluster.ready(cluster);
    try (PodLives lives = cluster.lives();
        HandshakeSampler sampler = issued.sampler()) {
      X509Certificate first = issued.shown(sampler.trusted());
      issued.awaitTold(first);
      assertThat(cluster.kubectl("get", "pods", "-o", "json")).doesNotContain("demo-authority");

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
      assertThat(lives.replacements().values()).containsOnly(0);
      assertThat(sampler.failures()).isEmpty();
    }
  }

  @Test
  void theAuthorityIsReplacedWithoutAFailedHandshake() {
    Cluster cluster = Cluster.in("rotate-authority");
    IssuedCluster issued = IssuedCluster.ready(cluster);
    try (PodLives lives = cluster.lives();
        HandshakeSampler sampler = issued.sampler()) {
      List<X509Certificate> old = sampler.trusted();
      assertThat(
              temporal.succeed(
                  TemporalCli.execution("RotateCertificates", cluster.input(), AUTHORITY)))
          .contains("done: the replacement of the authority");
      cluster.awaitReady();

      assertThat(sampler.failures()).isEmpty();
      assertThat(sampler.versions()).isEqualTo(3);
      assertThat(sampler.done()).containsOnlyKeys(IssuedCluster.NODES);
      List<X509Certificate> now = sampler.trusted();
      assertThat(now).hasSize(1).doesNotContainAnyElementsOf(old);
      issued.awaitTold(issued.shown(now));
      assertThatThrownBy(() -> issued.shown(old)).hasCauseInstanceOf(SSLException.class);
      assertThat(lives.replacements().values()).containsOnly(2);
      assertThat(cluster.history().getLast().operation()).isEqualTo("Rotate");
      cluster.assertIdle(RealStack.RESYNC);
    }
  }

  @Test
  void whereSomebodyElseIssuesThemThereIsNoAuthorityToReplace() {
    Cluster cluster = Cluster.in("rotate-none");
    Certificates certificates = Certificates.of(cluster);
    certificates.put(certificates.forAll());
    cluster.apply(Manifest.of(1, 1).with("tls: {secretName: demo-certs}\n")).awaitReady();
    assertThat(
            temporal.fail(TemporalCli.execution("RotateCertificates", cluster.input(), AUTHORITY)))
        .contains("metadata.annotations[windlass.io/certificate-issuer] is not windlass");
    Command.Answer refused = plugin(cluster).run("rotate-certificates", "demo", "--authority");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.errors()).contains("has certificates that Windlass does not issue");

    cluster.annotate("windlass.io/certificate-issuer=windlass");
    cluster.annotate("windlass.io/retry=now");
    cluster.awaitStalled("ForeignObject", "Secret demo-certs");
    cluster.annotate("windlass.io/certificate-issuer-");
    cluster.annotate("windlass.io/retry=again").awaitReady();
  }

  private Plugin plugin(Cluster cluster) {
    return new Plugin(cluster, folder, false);
  }
}
