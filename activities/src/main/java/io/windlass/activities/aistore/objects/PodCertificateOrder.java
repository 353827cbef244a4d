package io.windlass.activities.aistore.objects;

import io.fabric8.kubernetes.api.model.CSIVolumeSource;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.windlass.activities.aistore.certmanager.IssuedCertificate;
import io.windlass.activities.aistore.certmanager.IssuedCertificate.Issuer;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.TlsCertificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What cert-manager's CSI driver is asked for: a certificate for one pod, with the names of all, so
 * that pods of a role have one template. Attributes and their spelling are those of the original
 * operator, which leaves out the names and addresses of Kubernetes nodes: each node that comes or
 * goes would replace all pods.
 */
public final class PodCertificateOrder {

  /** The driver, and the kind CSIDriver that says it is there. */
  public static final String DRIVER = "csi.cert-manager.io";

  private static final String ISSUER_NAME = DRIVER + "/issuer-name";
  private static final String ISSUER_KIND = DRIVER + "/issuer-kind";
  private static final String ISSUER_GROUP = DRIVER + "/issuer-group";

  private PodCertificateOrder() {}

  static Map<String, String> of(ClusterContext context, DaemonRole role, TlsCertificate asked) {
    List<String> hosts = CertificateOrder.hosts(context, List.of());
    List<String> all = new ArrayList<>(CertificateOrder.names(context, asked, hosts));
    all.addAll(CertificateOrder.addresses(hosts));
    return of(asked, commonName(context, role), all, CertificateOrder.USAGES);
  }

  /**
   * The attributes of the volume.
   *
   * @param hosts names and addresses that the certificate is to speak for
   */
  public static Map<String, String> of(
      TlsCertificate asked, String commonName, List<String> hosts, List<String> usages) {
    Issuer issuer = CertificateOrder.issuer(asked.issuerRef());
    Map<String, String> attributes = new TreeMap<>();
    put(attributes, ISSUER_NAME, issuer.name());
    put(attributes, ISSUER_KIND, issuer.kind());
    put(attributes, DRIVER + "/common-name", commonName);
    put(attributes, DRIVER + "/dns-names", joined(hosts, CertificateOrder::isName));
    put(attributes, DRIVER + "/ip-sans", joined(hosts, CertificateOrder::isAddress));
    put(attributes, DRIVER + "/key-usages", String.join(",", usages));
    put(attributes, DRIVER + "/duration", spelled(asked.duration()));
    put(attributes, DRIVER + "/renew-before", spelled(asked.renewBefore()));
    return attributes;
  }

  private static String joined(List<String> hosts, Predicate<String> which) {
    return hosts.stream().filter(which).collect(Collectors.joining(","));
  }

  /** Who signs for the pods; empty where their certificate does not come from the driver. */
  public static Optional<Issuer> issuer(PodSpec pod) {
    return pod.getVolumes().stream()
        .filter(volume -> volume.getName().equals(TlsFiles.VOLUME))
        .map(Volume::getCsi)
        .filter(source -> source != null && source.getDriver().equals(DRIVER))
        .map(CSIVolumeSource::getVolumeAttributes)
        .map(PodCertificateOrder::issuer)
        .findFirst();
  }

  /** The driver has defaults of its own. */
  private static Issuer issuer(Map<String, String> attributes) {
    return new Issuer(
        attributes.get(ISSUER_NAME),
        attributes.getOrDefault(ISSUER_KIND, "Issuer"),
        attributes.getOrDefault(ISSUER_GROUP, IssuedCertificate.GROUP));
  }

  /** The Secret with the pods' certificate; empty where it comes from elsewhere. */
  public static Optional<String> secret(PodSpec pod) {
    return pod.getVolumes().stream()
        .filter(volume -> volume.getName().equals(TlsFiles.VOLUME))
        .flatMap(volume -> Optional.ofNullable(volume.getSecret()).stream())
        .map(source -> source.getSecretName())
        .findFirst();
  }

  private static String commonName(ClusterContext context, DaemonRole role) {
    return "%s.%s".formatted(context.names().daemon(role), context.names().namespace());
  }

  private static String spelled(@Nullable String duration) {
    return Optional.ofNullable(duration).map(GoDuration::inFull).orElse("");
  }

  private static void put(Map<String, String> attributes, String key, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      attributes.put(key, value);
    }
  }
}
