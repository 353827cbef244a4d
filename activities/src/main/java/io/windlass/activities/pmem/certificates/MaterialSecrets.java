package io.windlass.activities.pmem.certificates;

import io.fabric8.kubernetes.api.model.Secret;
import io.windlass.activities.kubernetes.SecretText;
import io.windlass.activities.pmem.objects.Side;
import io.windlass.activities.pmem.objects.SideSecret;
import io.windlass.pki.Authority;
import io.windlass.pki.Identity;
import io.windlass.pki.Pem;
import io.windlass.pki.UnusablePem;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@link DriverMaterial} as three Secrets hold it: authorities with their keys in one that no pod
 * sees, the files of each side in another. What can't be read counts as gone.
 */
public final class MaterialSecrets {

  private static final String PRESENT = "ca";
  private static final String SUCCESSOR = "next-ca";

  /** The request for which certificates were issued last. */
  private static final String ISSUED_FOR = "issued-for";

  private MaterialSecrets() {}

  /**
   * What Secrets hold.
   *
   * @param authorities the one that no pod sees
   * @param sides those of the sides that have one
   */
  public static DriverMaterial read(Optional<Secret> authorities, Map<Side, Secret> sides) {
    Map<Side, Identity> shown = new EnumMap<>(Side.class);
    sides.forEach(
        (side, secret) ->
            identity(secret, SideSecret.CERTIFICATE, SideSecret.KEY)
                .ifPresent(held -> shown.put(side, held)));
    return new DriverMaterial(
        authorities.flatMap(secret -> authority(secret, PRESENT)),
        authorities.flatMap(secret -> authority(secret, SUCCESSOR)),
        sides.values().stream()
            .map(MaterialSecrets::trusted)
            .flatMap(List::stream)
            .distinct()
            .toList(),
        shown,
        authorities.map(MaterialSecrets::issuedFor).orElse(""));
  }

  /** The data of the Secret of a side, in base64. */
  public static Map<String, String> data(DriverMaterial material, Side side) {
    Identity shown = material.shown().get(side);
    if (shown == null) {
      throw new IllegalStateException("nothing is held for the %s side".formatted(side));
    }
    return Map.of(
        SideSecret.AUTHORITY, encoded(Pem.text(material.trusted())),
        SideSecret.CERTIFICATE, encoded(shown.chainText()),
        SideSecret.KEY, encoded(shown.keyText()));
  }

  /** The data of the Secret that no pod sees, in base64. */
  public static Map<String, String> authorities(DriverMaterial material) {
    Map<String, String> data = new TreeMap<>();
    material.present().ifPresent(held -> put(data, held, PRESENT));
    material.successor().ifPresent(held -> put(data, held, SUCCESSOR));
    if (!data.isEmpty() && !material.issuedFor().isEmpty()) {
      data.put(ISSUED_FOR, encoded(material.issuedFor()));
    }
    return data;
  }

  private static void put(Map<String, String> data, Authority authority, String name) {
    data.put(name + ".crt", encoded(authority.identity().chainText()));
    data.put(name + ".key", encoded(authority.identity().keyText()));
  }

  private static String issuedFor(Secret secret) {
    String encoded =
        Optional.ofNullable(secret.getData()).map(data -> data.get(ISSUED_FOR)).orElse("");
    return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
  }

  private static Optional<Authority> authority(Secret secret, String name) {
    return identity(secret, name + ".crt", name + ".key")
        .filter(held -> held.chain().size() == 1)
        .map(Authority::new);
  }

  private static List<X509Certificate> trusted(Secret secret) {
    try {
      return Pem.certificates(SecretText.of(secret, SideSecret.AUTHORITY));
    } catch (UnusablePem | IllegalArgumentException unusable) {
      return List.of();
    }
  }

  private static Optional<Identity> identity(Secret secret, String chain, String key) {
    try {
      return Optional.of(Identity.read(SecretText.of(secret, chain), SecretText.of(secret, key)));
    } catch (UnusablePem | IllegalArgumentException unusable) {
      return Optional.empty();
    }
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
