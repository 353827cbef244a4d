package io.windlass.activities.aistore.certificates;

import io.fabric8.kubernetes.api.model.Secret;
import io.windlass.activities.aistore.objects.CertificateSecrets;
import io.windlass.activities.kubernetes.SecretText;
import io.windlass.pki.Authority;
import io.windlass.pki.Identity;
import io.windlass.pki.Pem;
import io.windlass.pki.UnusablePem;
import io.windlass.workflows.aistore.resource.Https;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@link OwnMaterial} as two Secrets hold it: authorities with their keys in one that no pod
 * mounts, the files of the nodes in the other. What can't be read counts as gone.
 */
public final class OwnSecrets {

  private static final String AUTHORITY = "ca.crt";
  private static final String AUTHORITY_KEY = "ca.key";
  private static final String NEXT = "next-ca.crt";
  private static final String NEXT_KEY = "next-ca.key";

  private OwnSecrets() {}

  /** What both hold. */
  public static OwnMaterial read(Optional<Secret> authorities, Optional<Secret> files) {
    OwnMaterial empty = OwnMaterial.NOTHING;
    Optional<ClusterSecret> held = files.map(ClusterSecret::of);
    return new OwnMaterial(
        authorities.flatMap(secret -> authority(secret, AUTHORITY, AUTHORITY_KEY)),
        authorities.flatMap(secret -> authority(secret, NEXT, NEXT_KEY)),
        held.map(secret -> secret.trust().authorities()).orElse(empty.trusted()),
        held.flatMap(ClusterSecret::identity),
        files.map(OwnSecrets::issuedFor).orElse(empty.issuedFor()));
  }

  /** The data of the Secret with the authorities, in base64. */
  public static Map<String, String> authorities(OwnMaterial material) {
    Map<String, String> data = new LinkedHashMap<>();
    material.present().ifPresent(one -> put(data, one.identity(), AUTHORITY, AUTHORITY_KEY));
    material.successor().ifPresent(one -> put(data, one.identity(), NEXT, NEXT_KEY));
    return data;
  }

  /** The data of the Secret with the files, in base64. */
  public static Map<String, String> files(OwnMaterial material) {
    Map<String, String> data = new LinkedHashMap<>();
    put(data, material.trusted());
    material.server().ifPresent(held -> put(data, held, Https.CERTIFICATE, Https.KEY));
    return data;
  }

  /** Whom nodes trust. */
  static void put(Map<String, String> data, List<X509Certificate> trusted) {
    data.put(Https.AUTHORITIES, encoded(Pem.text(trusted)));
  }

  /** A certificate and its key. */
  static void put(Map<String, String> data, Identity identity, String chain, String key) {
    data.put(chain, encoded(identity.chainText()));
    data.put(key, encoded(identity.keyText()));
  }

  private static Optional<Authority> authority(Secret secret, String chain, String key) {
    try {
      Identity identity = Identity.read(SecretText.of(secret, chain), SecretText.of(secret, key));
      List<X509Certificate> found = identity.chain();
      return Optional.of(new Authority(identity)).filter(one -> found.size() == 1);
    } catch (UnusablePem | IllegalArgumentException unusable) {
      return Optional.empty();
    }
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String issuedFor(Secret files) {
    return Optional.ofNullable(files.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(CertificateSecrets.ISSUED_FOR))
        .orElse("");
  }
}
