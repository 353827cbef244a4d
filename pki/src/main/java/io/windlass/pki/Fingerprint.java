package io.windlass.pki;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;

/** By what a person tells one certificate from another. */
public final class Fingerprint {

  /** So many digits tell the few certificates of one resource from each other. */
  private static final int BRIEF = 16;

  private Fingerprint() {}

  /** SHA-256 as {@code openssl x509 -fingerprint -sha256} prints it: {@code AB:CD:...}. */
  public static String of(X509Certificate certificate) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.ofDelimiter(":").formatHex(digest).toUpperCase(Locale.ROOT);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256, and what was read can be written", e);
    }
  }

  /** Its beginning, as a word that may stand in annotations: {@code 4f1c09ab3377d0e2}. */
  public static String brief(X509Certificate certificate) {
    return of(certificate).replace(":", "").substring(0, BRIEF).toLowerCase(Locale.ROOT);
  }
}
