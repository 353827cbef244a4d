package io.windlass.activities.aistore.objects;

import io.windlass.activities.aistore.certmanager.IssuedCertificate;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.Https;
import io.windlass.workflows.aistore.resource.IssuerKind;
import io.windlass.workflows.aistore.resource.IssuerReference;
import io.windlass.workflows.aistore.resource.TlsCertificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What cert-manager is asked for: one certificate for all daemons, with the names by which nodes,
 * Windlass and clients call them. Names and fields are those of the original operator, so that the
 * certificate of an existing cluster is not issued anew.
 */
public final class CertificateOrder {

  /** Nodes serve, and show the same certificate when they call each other. */
  static final List<String> USAGES =
      List.of("digital signature", "key encipherment", "server auth", "client auth");

  private CertificateOrder() {}

  /**
   * The Certificate; empty where the spec asks for none.
   *
   * @param publicHosts names and addresses by which clients reach daemons from outside
   */
  public static Optional<IssuedCertificate> of(ClusterContext context, List<String> publicHosts) {
    return new Https(context.aistore())
        .asked()
        .map(asked -> build(context, asked, hosts(context, publicHosts)));
  }

  /** Its kind and name alone, to find one that is not wanted any more. */
  public static IssuedCertificate bare(ClusterContext context) {
    var certificate = new IssuedCertificate();
    certificate.setMetadata(OwnedMetadata.of(context, context.names().certificate()));
    return certificate;
  }

  /** Everything that a certificate for all daemons has to speak for. */
  public static List<String> everyHost(ClusterContext context, List<String> publicHosts) {
    return sorted(
        Stream.concat(
            Arrays.stream(DaemonRole.values()).flatMap(role -> names(context, role)),
            hosts(context, publicHosts).stream()));
  }

  private static IssuedCertificate build(
      ClusterContext context, TlsCertificate asked, List<String> hosts) {
    var certificate = bare(context);
    certificate.setSpec(
        new IssuedCertificate.Spec(
            context.names().certificateSecret(),
            issuer(asked.issuerRef()),
            names(context, asked, hosts),
            addresses(hosts),
            USAGES,
            asked.duration(),
            asked.renewBefore()));
    return certificate;
  }

  /** DNS names of all daemons, of the given hosts, and further ones. */
  static List<String> names(ClusterContext context, TlsCertificate asked, List<String> hosts) {
    return sorted(
        Stream.of(
                Arrays.stream(DaemonRole.values()).flatMap(role -> names(context, role)),
                hosts.stream().filter(CertificateOrder::isName),
                asked.additionalDNSNames().stream())
            .flatMap(names -> names));
  }

  /** Those of the given hosts that are addresses. */
  static List<String> addresses(List<String> hosts) {
    return sorted(hosts.stream().filter(CertificateOrder::isAddress));
  }

  /** Who is asked; the one of all namespaces where the spec does not say. */
  public static IssuedCertificate.Issuer issuer(IssuerReference reference) {
    IssuerKind kind = Optional.ofNullable(reference.kind()).orElse(IssuerKind.CLUSTER_ISSUER);
    return new IssuedCertificate.Issuer(reference.name(), kind.word(), IssuedCertificate.GROUP);
  }

  private static Stream<String> names(ClusterContext context, DaemonRole role) {
    String service = context.names().daemon(role);
    String host = context.urls().serviceHost(role);
    return Stream.of(service, service + "." + context.names().namespace(), host, "*." + host);
  }

  /** Nodes may have further names of their own, several for each. */
  static List<String> hosts(ClusterContext context, List<String> publicHosts) {
    Stream<String> further =
        context.spec().hostnameMap().values().stream()
            .flatMap(names -> Arrays.stream(names.split(",", -1)))
            .map(String::strip);
    return Stream.concat(further, publicHosts.stream()).toList();
  }

  private static List<String> sorted(Stream<String> names) {
    return names.filter(name -> !name.isEmpty()).distinct().sorted().toList();
  }

  /** Whether it is no number. */
  public static boolean isName(String host) {
    return !isAddress(host);
  }

  /** Whether it is a number, not a name. */
  public static boolean isAddress(String host) {
    return host.contains(":") || host.matches("[0-9]+(\\.[0-9]+){3}");
  }
}
