package io.windlass.pki;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a certificate is hard enough to forge that verifiers of today take it: those of Go refuse
 * signatures by MD5 and SHA-1, and NIST SP 800-57 wants 112 bits of security.
 */
public final class Strength {

  private static final int RSA_BITS = 2048;
  private static final int CURVE_BITS = 224;
  private static final List<String> BROKEN = List.of("MD2", "MD5", "SHA1");

  private Strength() {}

  /** What is too weak about a certificate, to follow its name; empty when nothing is. */
  public static Optional<String> problem(X509Certificate certificate) {
    return Stream.of(key(certificate.getPublicKey()), signature(certificate))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> key(PublicKey key) {
    return switch (key) {
      case RSAPublicKey rsa -> weak("an RSA key", rsa.getModulus().bitLength(), RSA_BITS);
      case ECPublicKey curve ->
          weak(
              "a key on a curve",
              curve.getParams().getCurve().getField().getFieldSize(),
              CURVE_BITS);
      default -> Optional.empty();
    };
  }

  private static Optional<String> weak(String what, int bits, int least) {
    return bits < least
        ? Optional.of(
            "has %s of %d bits, which is too weak: at least %d".formatted(what, bits, least))
        : Optional.empty();
  }

  /** Signatures as the JDK names them: {@code SHA256withRSA}. */
  private static Optional<String> signature(X509Certificate certificate) {
    String algorithm = certificate.getSigAlgName();
    String name = algorithm.toUpperCase(Locale.ROOT).replace("-", "");
    return BROKEN.stream().anyMatch(name::startsWith)
        ? Optional.of("is signed by %s, which verifiers refuse: use SHA-256".formatted(algorithm))
        : Optional.empty();
  }
}
