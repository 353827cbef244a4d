package io.windlass.testbed.certmanager;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.pki.Authority;
import io.windlass.pki.Authority.Validity;
import io.windlass.pki.Identity;
import io.windlass.pki.Pem;
import io.windlass.pki.UnusablePem;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Signs what is asked for, by an authority for each issuer, and keeps it in Secrets. */
final class Signer {

  private static final String CERTIFICATE = "tls.crt";
  private static final Duration OF_AUTHORITIES = Duration.ofDays(3650);

  private final KubernetesClient client;
  private final Map<String, Authority> authorities = new ConcurrentHashMap<>();

  Signer(KubernetesClient client) {
    this.client = client;
  }

  /** What there is of it: a Secret that was made for the same names by the same issuer. */
  Optional<Verdict.Issued> made(Order order) {
    return Optional.ofNullable(
            client.secrets().inNamespace(order.namespace()).withName(order.secret()).get())
        .filter(secret -> isOf(order, secret))
        .flatMap(Signer::read)
        .map(Signer::issued);
  }

  private static boolean isOf(Order order, Secret secret) {
    return Optional.ofNullable(secret.getMetadata().getAnnotations())
        .filter(present -> present.entrySet().containsAll(order.annotations().entrySet()))
        .isPresent();
  }

  private static Optional<X509Certificate> read(Secret secret) {
    byte[] bytes =
        Base64.getDecoder()
            .decode(
                Optional.ofNullable(secret.getData())
                    .map(data -> data.get(CERTIFICATE))
                    .orElse(""));
    try {
      return Optional.of(Pem.certificates(new String(bytes, StandardCharsets.US_ASCII)).getFirst());
    } catch (UnusablePem damaged) {
      return Optional.empty();
    }
  }

  /** Another certificate, and the Secret with it. */
  Verdict.Issued issue(Order order) {
    Authority authority = authority(order.issuedBy());
    Identity identity =
        authority.issue(order.dnsNames().getFirst(), order.hosts(), lasting(order.lifetime()));
    client
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName(order.secret())
                .withNamespace(order.namespace())
                .withAnnotations(order.annotations())
                .endMetadata()
                .withType("kubernetes.io/tls")
                .withStringData(files(identity, authority))
                .build())
        .forceConflicts()
        .serverSideApply();
    return issued(identity.certificate());
  }

  private static Map<String, String> files(Identity identity, Authority authority) {
    return Map.of(
        CERTIFICATE,
        identity.chainText(),
        "tls.key",
        identity.keyText(),
        "ca.crt",
        authority.certificateText());
  }

  /** A certificate with its key, and the files that a pod gets of it. */
  record ForPod(X509Certificate certificate, Map<String, String> files) {}

  /** Another certificate for a pod, which nobody else keeps. */
  ForPod issue(IssuerName issuer, String name, List<String> hosts, Duration lifetime) {
    Authority authority = authority(issuer);
    Identity identity = authority.issue(name, hosts, lasting(lifetime));
    return new ForPod(identity.certificate(), files(identity, authority));
  }

  Authority authority(IssuerName issuer) {
    String place = issuer.clusterWide() ? "" : issuer.namespace();
    return authorities.computeIfAbsent(
        place + "/" + issuer.name(),
        ignored -> Authority.create(issuer.name(), lasting(OF_AUTHORITIES)));
  }

  private static Verdict.Issued issued(X509Certificate certificate) {
    return new Verdict.Issued(certificate.getNotAfter().toInstant().toString());
  }

  private static Validity lasting(Duration lifetime) {
    Instant now = Instant.now();
    return new Validity(now.minusSeconds(60), now.plus(lifetime));
  }
}
