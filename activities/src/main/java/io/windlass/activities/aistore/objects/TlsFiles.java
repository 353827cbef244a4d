package io.windlass.activities.aistore.objects;

import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.windlass.workflows.aistore.resource.Https;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The files of the certificate that {@code spec.tls} names: the volume with them, where it appears,
 * and what daemons are told of it.
 */
final class TlsFiles {
  private static final String VOLUME = "tls-certs";

  /** What the API server would set; written out so that the templates compare as equal. */
  private static final int READABLE_BY_ALL = 0644;

  private TlsFiles() {}

  static Optional<Volume> volume(ClusterContext context) {
    return https(context)
        .secret()
        .map(
            secret ->
                new VolumeBuilder()
                    .withName(VOLUME)
                    .withNewSecret()
                    .withSecretName(secret)
                    .withDefaultMode(READABLE_BY_ALL)
                    .endSecret()
                    .build());
  }

  static Optional<VolumeMount> mount(ClusterContext context) {
    return https(context)
        .secret()
        .map(
            secret ->
                new VolumeMountBuilder()
                    .withName(VOLUME)
                    .withMountPath(Paths.CERTIFICATES)
                    .withReadOnly(true)
                    .build());
  }

  /** Settings of {@code net.http}; none without a certificate. */
  static Map<String, Object> settings(ClusterContext context) {
    var settings = new LinkedHashMap<String, Object>();
    if (https(context).secret().isPresent()) {
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
