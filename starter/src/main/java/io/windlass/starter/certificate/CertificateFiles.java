package io.windlass.starter.certificate;

import io.windlass.pki.Identity;
import io.windlass.pki.UnusablePem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A certificate that somebody else makes and renews, such as cert-manager, as a mounted Secret.
 *
 * @param authorities what the API server has to trust; empty when that is somebody else's matter,
 *     too
 */
record CertificateFiles(Identity identity, Optional<String> authorities) {

  /**
   * @throws IllegalStateException when they can't be read, or are not of each other
   */
  static CertificateFiles read(String directory) {
    try {
      Path folder = Path.of(directory);
      Path authorities = folder.resolve("ca.crt");
      return new CertificateFiles(
          Identity.read(
              Files.readString(folder.resolve("tls.crt")),
              Files.readString(folder.resolve("tls.key"))),
          Files.exists(authorities)
              ? Optional.of(Files.readString(authorities)).filter(text -> !text.isBlank())
              : Optional.empty());
    } catch (IOException unreadable) {
      throw new IllegalStateException("%s: %s".formatted(directory, unreadable), unreadable);
    } catch (UnusablePem unusable) {
      throw new IllegalStateException(
          "tls.crt or tls.key of %s %s".formatted(directory, unusable.problem()), unusable);
    }
  }
}
