package io.windlass.testbed.certmanager;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a Certificate asks for. */
record Order(
    String namespace,
    String name,
    String secret,
    IssuerName issuedBy,
    List<String> dnsNames,
    List<String> addresses,
    Duration lifetime) {

  static final Duration DEFAULT_LIFETIME = Duration.ofDays(90);

  static Order of(GenericKubernetesResource certificate) {
    return new Order(
        certificate.getMetadata().getNamespace(),
        certificate.getMetadata().getName(),
        text(certificate, "secretName").orElseThrow(),
        new IssuerName(
            certificate.getMetadata().getNamespace(),
            text(certificate, "issuerRef", "kind").orElse(IssuerName.DEFAULT_KIND),
            text(certificate, "issuerRef", "name").orElseThrow()),
        list(certificate, "dnsNames"),
        list(certificate, "ipAddresses"),
        text(certificate, "duration").map(Order::duration).orElse(DEFAULT_LIFETIME));
  }

  /** For whom it is. */
  List<String> hosts() {
    return Stream.concat(dnsNames.stream(), addresses.stream()).toList();
  }

  /** By which cert-manager knows that a Secret is what was asked for. */
  Map<String, String> annotations() {
    return Map.of(
        annotation("certificate-name"),
        name,
        annotation("issuer-name"),
        issuedBy.name(),
        annotation("issuer-kind"),
        issuedBy.kind(),
        annotation("issuer-group"),
        Definitions.GROUP,
        annotation("alt-names"),
        String.join(",", dnsNames),
        annotation("ip-sans"),
        String.join(",", addresses));
  }

  private static String annotation(String key) {
    return Definitions.GROUP + "/" + key;
  }

  private static Optional<String> text(GenericKubernetesResource certificate, Object... path) {
    return Optional.ofNullable(certificate.get(inSpec(path))).map(String::valueOf);
  }

  private static List<String> list(GenericKubernetesResource certificate, String field) {
    return certificate.get(inSpec(field)) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  private static Object[] inSpec(Object... path) {
    return Stream.concat(Stream.of("spec"), Stream.of(path)).toArray();
  }

  /** A duration as Go writes it: hours, minutes and seconds. */
  static Duration duration(String text) {
    return Duration.parse("PT" + text);
  }
}
