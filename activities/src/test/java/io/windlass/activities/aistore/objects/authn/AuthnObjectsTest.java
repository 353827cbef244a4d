package io.windlass.activities.aistore.objects.authn;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.CSIVolumeSource;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.activities.aistore.certmanager.IssuedCertificate;
import io.windlass.workflows.aistore.resource.authn.AIStoreAuth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuthnObjectsTest {

  private static final String TOKENS =
      """
      apiVersion: auth.ais.nvidia.com/v1alpha1
      kind: AIStoreAuth
      metadata: {name: tokens, namespace: ais, uid: uid-1}
      spec:
        adminSecret: {name: admin}
        hmacSecret: {name: signing}
        config: {auth: {expirationTime: 24h}, log: {level: 3}}
        tls: {certificate: {issuerRef: {name: ca}, additionalDNSNames: [tokens.example.com]}}
        persistence: {storageClass: fast}
        externalAccess: {nodePort: {port: 30001}}
        deployment: {container: {image: "aistorage/authn:v5.0"}}
      """;

  private static AIStoreAuth read(String yaml) {
    return Serialization.unmarshal(yaml, AIStoreAuth.class);
  }

  private static <T extends HasMetadata> List<T> of(String yaml, Class<T> kind) {
    return new AuthnObjects(read(yaml))
        .foundation().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Test
  void whatIsNotSaidIsLeftToAuthN() {
    assertThat(of(TOKENS, ConfigMap.class).getFirst().getData())
        .containsEntry(
            "authn.json",
            "{\"auth\":{\"expiration_time\":\"24h\",\"db\":{\"filepath\":\"/etc/ais/authn/authn.db\"}},"
                + "\"log\":{\"level\":\"3\"},\"net\":{\"http\":{\"port\":52001,\"use_https\":true,"
                + "\"server_crt\":\"/var/certs/tls.crt\",\"server_key\":\"/var/certs/tls.key\"}}}");
  }

  @Test
  void aClaimThatStaysHasNoOwner() {
    PersistentVolumeClaim stays = of(TOKENS, PersistentVolumeClaim.class).getFirst();
    assertThat(stays.getMetadata().getName()).isEqualTo("tokens-storage");
    assertThat(stays.getMetadata().getOwnerReferences()).isEmpty();
    assertThat(stays.getSpec().getStorageClassName()).isEqualTo("fast");
    String goes = TOKENS.replace("{storageClass: fast}", "{volumeName: v, deletionPolicy: Delete}");
    PersistentVolumeClaim claim = of(goes, PersistentVolumeClaim.class).getFirst();
    assertThat(claim.getMetadata().getOwnerReferences()).hasSize(1);
    assertThat(claim.getSpec().getStorageClassName()).isEmpty();
    assertThat(claim.getSpec().getVolumeName()).isEqualTo("v");
  }

  @Test
  void wayInAreTheServicesThatAreAskedFor() {
    assertThat(of(TOKENS, Service.class))
        .extracting(service -> service.getMetadata().getName())
        .containsExactly("tokens", "tokens-nodeport");
    assertThat(new AuthnObjects(read(TOKENS)).unwanted())
        .extracting(object -> object.getMetadata().getName())
        .containsExactly("tokens-lb");
  }

  @Test
  void anotherHashIsAnotherTemplate() {
    Deployment one = AuthnDeploymentObject.of(read(TOKENS), new PodHashes("a", "", ""));
    Deployment other = AuthnDeploymentObject.of(read(TOKENS), new PodHashes("b", "now", "c"));
    assertThat(one.getSpec().getStrategy().getType()).isEqualTo("Recreate");
    assertThat(one.getSpec().getTemplate()).isNotEqualTo(other.getSpec().getTemplate());
    assertThat(PodHashes.of(Optional.of(other))).isEqualTo(new PodHashes("b", "now", "c"));
    assertThat(Serialization.asYaml(one.getSpec().getTemplate().getSpec()))
        .contains("AIS_AUTHN_SU_PASS", "AIS_AUTHN_SECRET_KEY", "secretName: \"tokens-authn-tls\"")
        .doesNotContain("AIS_AUTHN_PRIVATE_KEY_PASS");
  }

  @Test
  void aPodWithACertificateOfItsOwnAsksTheDriver() {
    String ofPod = TOKENS.replace("issuerRef: {name: ca}", "mode: csi, issuerRef: {name: ca}");
    assertThat(AuthnCertificate.of(read(ofPod), "cluster.local", List.of())).isEmpty();
    assertThat(of(ofPod, ConfigMap.class)).isEqualTo(of(TOKENS, ConfigMap.class));
    PodSpec pod =
        AuthnDeploymentObject.of(read(ofPod), new PodHashes("a", "", ""))
            .getSpec()
            .getTemplate()
            .getSpec();
    CSIVolumeSource source =
        pod.getVolumes().stream()
            .map(Volume::getCsi)
            .filter(Objects::nonNull)
            .findFirst()
            .orElseThrow();
    assertThat(source.getDriver()).isEqualTo("csi.cert-manager.io");
    assertThat(source.getVolumeAttributes())
        .containsEntry("csi.cert-manager.io/issuer-name", "ca")
        .containsEntry("csi.cert-manager.io/common-name", "tokens.ais")
        .containsEntry(
            "csi.cert-manager.io/dns-names",
            "localhost,tokens,tokens.ais,tokens.ais.svc,tokens.example.com")
        .containsEntry(
            "csi.cert-manager.io/key-usages", "digital signature,key encipherment,server auth")
        .doesNotContainKey("csi.cert-manager.io/ip-sans");
  }

  @Test
  void theCertificateSpeaksForEveryName() {
    IssuedCertificate wanted =
        AuthnCertificate.of(read(TOKENS), "cluster.local", List.of("10.0.0.7", "lb.example.com"))
            .orElseThrow();
    assertThat(wanted.getMetadata().getName()).isEqualTo("tokens-authn-tls-cert");
    assertThat(wanted.getSpec().secretName()).isEqualTo("tokens-authn-tls");
    assertThat(wanted.getSpec().dnsNames())
        .containsExactly(
            "lb.example.com",
            "localhost",
            "tokens",
            "tokens.ais",
            "tokens.ais.svc",
            "tokens.ais.svc.cluster.local",
            "tokens.example.com");
    assertThat(wanted.getSpec().ipAddresses()).containsExactly("10.0.0.7");
  }
}
