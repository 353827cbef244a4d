package io.windlass.testbed.certmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.windlass.pki.Pem;
import io.windlass.pki.Trust;
import io.windlass.testbed.kubelet.volume.CsiVolume;
import io.windlass.testbed.kubelet.volume.Directories;
import io.windlass.testbed.kubelet.volume.MountException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulated CSI driver of cert-manager gives files to pods, and renews them in time. */
class PodCertificatesTest {

  private static final Pod POD =
      new PodBuilder()
          .withNewMetadata()
          .withNamespace("ais")
          .withName("demo-target-0")
          .endMetadata()
          .build();

  private final Signer signer =
      new Signer(new KubernetesClientBuilder().withConfig(Config.empty()).build());
  private final Map<String, String> faults = new HashMap<>();
  private final PodCertificates driver =
      new PodCertificates(issuer -> faults.getOrDefault(issuer.name(), ""), signer);

  @TempDir Path directory;

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void aPodGetsWhatItsAttributesAskFor() throws Exception {
    driver.publish(
        volume(
            Map.of(
                "issuer-name", "ca",
                "common-name", "${POD_NAME}.${POD_NAMESPACE}",
                "dns-names", "demo, *.demo",
                "ip-sans", "10.9.0.1",
                "duration", "1h30m0s")));
    X509Certificate held = held();
    assertThat(held.getSubjectX500Principal().getName()).isEqualTo("CN=demo-target-0.ais");
    List<Object> names = new ArrayList<>();
    held.getSubjectAlternativeNames().forEach(name -> names.add(name.get(1)));
    assertThat(names).containsExactlyInAnyOrder("demo", "*.demo", "10.9.0.1");
    assertThat(Duration.between(Instant.now(), held.getNotAfter().toInstant()))
        .isBetween(Duration.ofMinutes(89), Duration.ofMinutes(90));
    assertThat(new Trust(Pem.certificates(file("ca.crt"))).leadsTo(List.of(held), Instant.now()))
        .isTrue();
    assertThat(file("ca.crt")).isEqualTo(authority("Issuer", "ca"));
    assertThat(file("tls.key")).contains("PRIVATE KEY");
  }

  @Test
  void anIssuerForAllNamespacesHasOneAuthority() throws Exception {
    driver.publish(volume(Map.of("issuer-name", "ca", "issuer-kind", "ClusterIssuer")));
    assertThat(file("ca.crt"))
        .isEqualTo(authority("ClusterIssuer", "ca"))
        .isNotEqualTo(authority("Issuer", "ca"));
  }

  @Test
  void whoDoesNotSignFailsTheMountAndKeepsTheFilesOfBefore() throws Exception {
    faults.put("ca", "name not allowed");
    CsiVolume volume = volume(Map.of("issuer-name", "ca"));
    assertThatThrownBy(() -> driver.publish(volume))
        .isInstanceOf(MountException.class)
        .hasMessageContaining("timed out waiting for the condition");
    assertThatThrownBy(() -> driver.publish(volume(Map.of())))
        .hasMessageContaining("csi.cert-manager.io/issuer-name: Required value");
    assertThat(volume.exists()).isFalse();

    faults.clear();
    driver.publish(volume);
    X509Certificate first = held();
    faults.put("ca", CertManager.HOLD);
    driver.renew(in(Duration.ofDays(89)));
    assertThat(held()).isEqualTo(first);
    faults.clear();
    driver.renew(in(Duration.ofDays(89)));
    assertThat(held()).isNotEqualTo(first);
  }

  @Test
  void isRenewedAsLongBeforeItsEndAsAskedFor() throws Exception {
    driver.publish(
        volume(Map.of("issuer-name", "ca", "duration", "10h0m0s", "renew-before", "1h0m0s")));
    assertRenewed(Duration.ofMinutes(8 * 60 + 59), Duration.ofMinutes(9 * 60 + 1));
  }

  @Test
  void elseInTheLastThirdOfItsLife() throws Exception {
    driver.publish(
        volume(Map.of("issuer-name", "ca", "duration", "9h0m0s", "renew-before", "24h0m0s")));
    assertRenewed(Duration.ofMinutes(5 * 60 + 58), Duration.ofMinutes(6 * 60 + 1));
  }

  @Test
  void withItsPodItGoes() throws Exception {
    CsiVolume volume = volume(Map.of("issuer-name", "ca"));
    driver.publish(volume);
    Directories.delete(volume.directory());
    driver.renew(in(Duration.ofDays(89)));
    assertThat(volume.exists()).isFalse();
  }

  private void assertRenewed(Duration notYet, Duration then) throws Exception {
    X509Certificate first = held();
    driver.renew(in(notYet));
    assertThat(held()).isEqualTo(first);
    driver.renew(in(then));
    assertThat(held()).isNotEqualTo(first);
  }

  private static Instant in(Duration time) {
    return Instant.now().plus(time);
  }

  private CsiVolume volume(Map<String, String> attributes) {
    Map<String, String> prefixed = new HashMap<>();
    attributes.forEach((key, value) -> prefixed.put(PodCertificates.NAME + "/" + key, value));
    return new CsiVolume(POD, prefixed, directory.resolve("tls-certs"));
  }

  private String authority(String kind, String issuer) {
    return signer.authority(new IssuerName("ais", kind, issuer)).certificateText();
  }

  private X509Certificate held() throws Exception {
    return Pem.certificates(file("tls.crt")).getFirst();
  }

  private String file(String name) throws Exception {
    return Files.readString(directory.resolve("tls-certs").resolve(name));
  }
}
