package io.windlass.activities.aistore.objects;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.CSIVolumeSource;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.windlass.activities.aistore.certmanager.IssuedCertificate.Issuer;
import io.windlass.workflows.aistore.resource.DaemonRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What cert-manager's CSI driver is asked for by each pod. */
class PodCertificateOrderTest {

  private static final String PLAIN = "{tls: {certificate: {issuerRef: {name: ca}, mode: csi}}}";
  private static final String NAMES =
      "*.demo-proxy.ais.svc.cluster.local,*.demo-target.ais.svc.cluster.local,demo-proxy,demo-proxy.ais,demo-proxy.ais.svc.cluster.local,demo-target,demo-target.ais,demo-target.ais.svc.cluster.local";

  @Test
  void hasTheAttributesOfTheOriginalOperator() {
    CSIVolumeSource source = source(PLAIN, DaemonRole.PROXY);
    assertThat(source.getDriver()).isEqualTo("csi.cert-manager.io");
    assertThat(source.getReadOnly()).isTrue();
    assertThat(source.getVolumeAttributes())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "csi.cert-manager.io/issuer-name", "ca",
                "csi.cert-manager.io/issuer-kind", "ClusterIssuer",
                "csi.cert-manager.io/common-name", "demo-proxy.ais",
                "csi.cert-manager.io/dns-names", NAMES,
                "csi.cert-manager.io/key-usages",
                    "digital signature,key encipherment,server auth,client auth"));
    assertThat(source(PLAIN, DaemonRole.TARGET).getVolumeAttributes())
        .containsEntry("csi.cert-manager.io/common-name", "demo-target.ais");
  }

  @Test
  void namesThatTheSpecGivesAreAddedAndTimesAreSpelledInFull() {
    String spec =
        "{hostnameMap: {a: '10.9.0.1, a.example'}, tls: {certificate: {issuerRef: {name: own, kind:"
            + " Issuer}, mode: csi, additionalDNSNames: [ais.example], duration: 2160h,"
            + " renewBefore: 90m}}}";
    assertThat(source(spec, DaemonRole.PROXY).getVolumeAttributes())
        .containsEntry("csi.cert-manager.io/issuer-kind", "Issuer")
        .containsEntry("csi.cert-manager.io/ip-sans", "10.9.0.1")
        .containsEntry("csi.cert-manager.io/duration", "2160h0m0s")
        .containsEntry("csi.cert-manager.io/renew-before", "1h30m0s")
        .hasEntrySatisfying(
            "csi.cert-manager.io/dns-names",
            names -> assertThat(names).contains(",a.example,ais.example,"));
  }

  @Test
  void daemonsFindTheFilesWhereTheyFindThoseOfASecret() {
    assertThat(TlsFiles.settings(Clusters.context(PLAIN)))
        .containsEntry("client_ca_tls", "/var/certs/ca.crt")
        .containsEntry("use_https", true);
    assertThat(TlsFiles.mount(Clusters.context(PLAIN)).orElseThrow().getMountPath())
        .isEqualTo("/var/certs");
    assertThat(CertificateOrder.of(Clusters.context(PLAIN), List.of())).isEmpty();
  }

  @Test
  void aPodTellsWhoSignsForIt() {
    PodSpec driven = pod(PLAIN);
    assertThat(PodCertificateOrder.issuer(driven))
        .contains(new Issuer("ca", "ClusterIssuer", "cert-manager.io"));
    assertThat(PodCertificateOrder.secret(driven)).isEmpty();
    PodSpec mounting = pod("{tls: {secretName: own}}");
    assertThat(PodCertificateOrder.issuer(mounting)).isEmpty();
    assertThat(PodCertificateOrder.secret(mounting)).contains("own");
  }

  private static CSIVolumeSource source(String spec, DaemonRole role) {
    return TlsFiles.volume(Clusters.context(spec), role).orElseThrow().getCsi();
  }

  private static PodSpec pod(String spec) {
    return new PodSpecBuilder()
        .withVolumes(TlsFiles.volume(Clusters.context(spec), DaemonRole.PROXY).orElseThrow())
        .build();
  }
}
