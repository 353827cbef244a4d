package io.windlass.activities.aistore.certificates;

import io.windlass.pki.Fingerprint;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whom nodes trust, as one word for the template of their pods: the beginnings of the authorities'
 * fingerprints, with dots between them. A pod that has it was started with them.
 */
public final class TrustedAuthorities {

  private TrustedAuthorities() {}

  /** The word for those authorities. */
  public static String word(List<X509Certificate> authorities) {
    return authorities.stream().map(Fingerprint::brief).collect(Collectors.joining("."));
  }

  /** Whether the word names an authority. */
  public static boolean names(String word, X509Certificate authority) {
    return Arrays.asList(word.split("\\.")).contains(Fingerprint.brief(authority));
  }
}
