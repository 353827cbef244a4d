package io.windlass.activities.kubernetes;

import io.fabric8.kubernetes.api.model.Secret;
import io.windlass.pki.Pem;
import java.util.Base64;
import java.util.Optional;

/** Reads PEM text of Secrets. */
public final class SecretText {

  private SecretText() {}

  /**
   * What is under the key; empty text where there is nothing.
   *
   * @throws IllegalArgumentException when it is not encoded as it has to be
   */
  public static String of(Secret secret, String key) {
    String encoded = Optional.ofNullable(secret.getData()).map(data -> data.get(key)).orElse("");
    return Pem.decoded(Base64.getDecoder().decode(encoded));
  }
}
