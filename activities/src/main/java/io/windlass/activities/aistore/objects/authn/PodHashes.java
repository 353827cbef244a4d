package io.windlass.activities.aistore.objects.authn;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a pod template says of the things that AuthN reads when it starts.
 *
 * @param secrets hash of its Secrets, from which nobody can tell what is in them
 * @param restart the request for a restart that the pod was started for; empty if there was none
 * @param renewed fingerprint of the certificate that was due when the pod was started, where only
 *     the pod has it; empty if none was
 */
public record PodHashes(String secrets, String restart, String renewed) {

  /** The original operator's key. */
  private static final String CONFIG = "auth.ais.nvidia.com/config-checksum";

  private static final String SECRETS = "windlass.io/secrets-checksum";
  private static final String RESTART = "windlass.io/restart";
  private static final String RENEWED = "windlass.io/renewed-certificate";

  Map<String, String> annotations(String settings) {
    Map<String, String> annotations = new LinkedHashMap<>();
    annotations.put(CONFIG, sha256(settings.getBytes(StandardCharsets.UTF_8)));
    annotations.put(SECRETS, secrets);
    if (!restart.isEmpty()) {
      annotations.put(RESTART, restart);
    }
    if (!renewed.isEmpty()) {
      annotations.put(RENEWED, renewed);
    }
    return annotations;
  }

  /** Those that a Deployment's template has; empty texts where it has none. */
  public static PodHashes of(Optional<Deployment> live) {
    Map<String, String> present =
        live.map(deployment -> deployment.getSpec().getTemplate().getMetadata())
            .map(ObjectMeta::getAnnotations)
            .orElse(Map.of());
    return new PodHashes(
        present.getOrDefault(SECRETS, ""),
        present.getOrDefault(RESTART, ""),
        present.getOrDefault(RENEWED, ""));
  }

  /** SHA-256 as 64 hexadecimal digits. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
