package io.windlass.activities.aistore.certificates;

import io.fabric8.kubernetes.api.model.Secret;
import io.windlass.pki.Identity;
import io.windlass.pki.Pem;
import io.windlass.pki.Trust;
import io.windlass.pki.UnusablePem;
import io.windlass.workflows.aistore.resource.Https;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Secret with a cluster's certificate, its key, and the authorities that its nodes trust. */
record ClusterSecret(Map<String, String> texts) {

  static ClusterSecret of(Secret secret) {
    Map<String, String> data = Optional.ofNullable(secret.getData()).orElse(Map.of());
    return new ClusterSecret(
        Stream.of(Https.CERTIFICATE, Https.KEY, Https.AUTHORITIES)
            .filter(data::containsKey)
            .collect(
                Collectors.toMap(
                    key -> key, key -> Pem.decoded(Base64.getDecoder().decode(data.get(key))))));
  }

  /** Whom the nodes trust; nobody when that can't be read. */
  Trust trust() {
    try {
      return readTrust();
    } catch (UnusablePem unusable) {
      return new Trust(List.of());
    }
  }

  /** Certificate and key; empty when they can't be read. */
  Optional<Identity> identity() {
    try {
      return Optional.of(readIdentity());
    } catch (UnusablePem unusable) {
      return Optional.empty();
    }
  }

  Trust readTrust() throws UnusablePem {
    try {
      return new Trust(Pem.certificates(text(Https.AUTHORITIES)));
    } catch (UnusablePem unusable) {
      throw told(Https.AUTHORITIES, unusable);
    }
  }

  Identity readIdentity() throws UnusablePem {
    try {
      Pem.certificates(text(Https.CERTIFICATE));
    } catch (UnusablePem unusable) {
      throw told(Https.CERTIFICATE, unusable);
    }
    try {
      return Identity.read(text(Https.CERTIFICATE), text(Https.KEY));
    } catch (UnusablePem unusable) {
      throw told(Https.KEY, unusable);
    }
  }

  private String text(String key) throws UnusablePem {
    String text = texts.getOrDefault(key, "");
    if (text.isBlank()) {
      throw new UnusablePem("is missing or empty");
    }
    return text;
  }

  private static UnusablePem told(String key, UnusablePem unusable) {
    return new UnusablePem("%s %s".formatted(key, unusable.problem()));
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "ClusterSecret" + texts.keySet();
  }
}
