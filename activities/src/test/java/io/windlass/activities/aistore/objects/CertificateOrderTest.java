package io.windlass.activities.aistore.objects;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.aistore.resource.DaemonRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cert-manager is asked for. */
class CertificateOrderTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          certificate | '{tls: {certificate: {issuerRef: {name: ca}}}}'
          certificate-with-everything | '{clusterDomain: home.arpa, hostnameMap: {a: "10.9.0.1, a.example", b: "b.example"}, tls: {certificate: {issuerRef: {name: own, kind: Issuer}, additionalDNSNames: [ais.example, demo-proxy], duration: 2160h, renewBefore: 360h}}}'
          """)
  void isAsRead(String golden, String spec) {
    var hosts = List.of("node-b", "10.0.0.2", "10.0.0.1", "fd00::1", "node-b");
    Golden.assertEqual(CertificateOrder.of(Clusters.context(spec), hosts).orElseThrow(), golden);
  }

  @Test
  void whoNamesASecretAsksForNone() {
    assertThat(CertificateOrder.of(Clusters.context("{tls: {secretName: own}}"), List.of()))
        .isEmpty();
    assertThat(CertificateOrder.of(Clusters.context("{}"), List.of())).isEmpty();
  }

  @Test
  void podsMountTheSecretThatComesOfIt() {
    String asked = "{tls: {certificate: {issuerRef: {name: ca}}}}";
    assertThat(TlsFiles.volume(Clusters.context(asked), DaemonRole.PROXY))
        .hasValueSatisfying(
            volume -> assertThat(volume.getSecret().getSecretName()).isEqualTo("demo-tls"));
    assertThat(TlsFiles.settings(Clusters.context(asked)))
        .containsEntry("server_crt", "/var/certs/tls.crt")
        .containsEntry("use_https", true);
  }
}
