package io.windlass.activities.aistore.objects.authn;

import io.windlass.activities.aistore.certmanager.IssuedCertificate;
import io.windlass.activities.aistore.objects.CertificateOrder;
import io.windlass.activities.aistore.objects.OwnedMetadata;
import io.windlass.activities.aistore.objects.PodCertificateOrder;
import io.windlass.workflows.aistore.resource.TlsCertificate;
import io.windlass.workflows.aistore.resource.authn.AIStoreAuth;
import io.windlass.workflows.aistore.resource.authn.AuthnConfig;
import io.windlass.workflows.aistore.resource.authn.AuthnNames;
import io.windlass.workflows.aistore.resource.authn.ListenAddress;
import io.windlass.workflows.aistore.resource.authn.NetworkConfig;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What cert-manager is asked for: a certificate with the names by which AuthN is called. */
public final class AuthnCertificate {

  /** AuthN serves, and shows the certificate to nobody else. */
  private static final List<String> USAGES =
      List.of("digital signature", "key encipherment", "server auth");

  private AuthnCertificate() {}

  /**
   * The Certificate; empty where the spec asks for none.
   *
   * @param publicHosts names and addresses by which clients reach it from outside
   */
  public static Optional<IssuedCertificate> of(
      AIStoreAuth auth, String clusterDomain, List<String> publicHosts) {
    return new ListenAddress(auth)
        .asked()
        .map(
            asked -> build(auth, asked, hosts(auth, asked, all(auth, clusterDomain, publicHosts))));
  }

  private static IssuedCertificate build(
      AIStoreAuth auth, TlsCertificate asked, List<String> hosts) {
    AuthnNames names = AuthnNames.of(auth);
    IssuedCertificate certificate = new IssuedCertificate();
    certificate.setMetadata(
        OwnedMetadata.of(auth, names.certificate(), AuthnLabels.of(names.service())));
    certificate.setSpec(
        new IssuedCertificate.Spec(
            names.certificateSecret(),
            CertificateOrder.issuer(asked.issuerRef()),
            hosts.stream().filter(CertificateOrder::isName).toList(),
            hosts.stream().filter(CertificateOrder::isAddress).toList(),
            USAGES,
            asked.duration(),
            asked.renewBefore()));
    return certificate;
  }

  /**
   * What the CSI driver is asked for on behalf of the pod; empty where it is not. Addresses of a
   * load balancer are left out, since another one would replace the pod: people name them.
   */
  static Optional<Map<String, String>> ofPod(AIStoreAuth auth) {
    AuthnNames names = AuthnNames.of(auth);
    return new ListenAddress(auth)
        .ofPod()
        .map(
            asked ->
                PodCertificateOrder.of(
                    asked,
                    "%s.%s".formatted(names.service(), names.namespace()),
                    hosts(auth, asked, inside(names)),
                    USAGES));
  }

  private static List<String> hosts(AIStoreAuth auth, TlsCertificate asked, Stream<String> others) {
    return Stream.of(others, external(auth).stream(), asked.additionalDNSNames().stream())
        .flatMap(hosts -> hosts)
        .filter(host -> !host.isEmpty())
        .distinct()
        .sorted()
        .toList();
  }

  private static Stream<String> all(
      AIStoreAuth auth, String clusterDomain, List<String> publicHosts) {
    AuthnNames names = AuthnNames.of(auth);
    String inFull = "%s.%s.svc.%s".formatted(names.service(), names.namespace(), clusterDomain);
    return Stream.of(inside(names), Stream.of(inFull), publicHosts.stream())
        .flatMap(hosts -> hosts);
  }

  private static Stream<String> inside(AuthnNames names) {
    String inNamespace = "%s.%s".formatted(names.service(), names.namespace());
    return Stream.of("localhost", names.service(), inNamespace, inNamespace + ".svc");
  }

  private static Optional<String> external(AIStoreAuth auth) {
    return Optional.ofNullable(auth.getSpec().config())
        .map(AuthnConfig::net)
        .map(NetworkConfig::externalURL)
        .map(url -> URI.create(url).getHost());
  }
}
