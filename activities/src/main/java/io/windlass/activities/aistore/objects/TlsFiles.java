package io.windlass.activities.aistore.objects;

import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.Https;
import io.windlass.workflows.aistore.resource.TlsCertificate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The files of the certificate that {@code spec.tls} names: the volume with them, where it appears,
 * and what daemons are told of it.
 */
final class TlsFiles {
  static final String VOLUME = "tls-certs";

  /** What the API server would set; written out so that the templates compare as equal. */
  private static final int READABLE_BY_ALL = 0644;

  private TlsFiles() {}

  static Optional<Volume> volume(ClusterContext context, DaemonRole role) {
    return https(context)
        .secret()
        .map(TlsFiles::ofSecret)
        .or(() -> https(context).ofEachPod().map(asked -> ofDriver(context, role, asked)));
  }

  private static Volume ofSecret(String secret) {
    return new VolumeBuilder()
        .withName(VOLUME)
        .withNewSecret()
        .withSecretName(secret)
        .withDefaultMode(READABLE_BY_ALL)
        .endSecret()
        .build();
  }

  private static Volume ofDriver(ClusterContext context, DaemonRole role, TlsCertificate asked) {
    return new VolumeBuilder()
        .withName(VOLUME)
        .withNewCsi()
        .withDriver(PodCertificateOrder.DRIVER)
        .withReadOnly(true)
        .withVolumeAttributes(PodCertificateOrder.of(context, role, asked))
        .endCsi()
        .build();
  }

  static Optional<VolumeMount> mount(ClusterContext context) {
    return https(context).mounted()
        ? Optional.of(
            new VolumeMountBuilder()
                .withName(VOLUME)
                .withMountPath(Paths.CERTIFICATES)
                .withReadOnly(true)
                .build())
        : Optional.empty();
  }

  /** Settings of {@code net.http}; none without a certificate. */
  static Map<String, Object> settings(ClusterContext context) {
    var settings = new LinkedHashMap<String, Object>();
    if (https(context).mounted()) {
      settings.put("server_crt", file(Https.CERTIFICATE));
      settings.put("server_key", file(Https.KEY));
      settings.put("client_ca_tls", file(Https.AUTHORITIES));
      settings.put("use_https", https(context).on());
    }
    return settings;
  }

  private static String file(String key) {
    return Paths.CERTIFICATES + "/" + key;
  }

  private static Https https(ClusterContext context) {
    return new Https(context.aistore());
  }
}
