package io.windlass.workflows.aistore.simulator;

import io.windlass.workflows.lifecycle.AuthorityChange;
import java.util.Arrays;
import java.util.List;

/** Authorities by their numbers: who is to be trusted, and who signs. */
final class SimulatedAuthorities {

  private int present = 1;
  private int newest = 1;
  private int signer = 1;
  private List<Integer> trusted = List.of(1);

  AuthorityChange change() {
    if (newest == present) {
      return AuthorityChange.SETTLED;
    }
    if (signer == present) {
      return AuthorityChange.BOTH_TRUSTED;
    }
    return trusted.size() == 1 ? AuthorityChange.ALONE : AuthorityChange.SIGNED_ANEW;
  }

  void prepare() {
    if (newest == present) {
      newest = present + 1;
      trusted = List.of(present, newest);
    }
  }

  void sign() {
    signer = newest;
  }

  void distrust() {
    trusted = List.of(newest);
  }

  void retire() {
    present = newest;
  }

  void revoke() {
    newest++;
    present = newest;
    signer = newest;
    trusted = List.of(newest);
  }

  /** Whose signature is on the certificate in the files. */
  int signer() {
    return signer;
  }

  int newest() {
    return newest;
  }

  /** The image with the word for whom its processes trust; none as long as that is the first. */
  String template(String image) {
    return trusted.equals(List.of(1))
        ? image
        : "%s@%s"
            .formatted(image, String.join(".", trusted.stream().map(String::valueOf).toList()));
  }

  /** Whether processes of a template believe a certificate that an authority has signed. */
  static boolean believes(String template, int authority) {
    String image = template.replaceAll("[ #].*", "");
    int word = image.indexOf('@');
    return word < 0
        ? authority == 1
        : Arrays.asList(image.substring(word + 1).split("\\.")).contains("" + authority);
  }
}
