package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** How a certificate reaches the pods. */
public enum CertificateMode {
  /** One Secret, mounted by all pods. */
  SECRET("secret"),
  /** One certificate per pod from the CSI driver of cert-manager. */
  CSI("csi"),
  /** A value that this version does not know; never written, reported by {@link SpecProblems}. */
  @JsonIgnore
  UNKNOWN("");

  private final String word;

  CertificateMode(String word) {
    this.word = word;
  }

  /** The value in the YAML. */
  @JsonValue
  public String word() {
    return word;
  }

  /** Reads the value of the YAML; one bad object must not break the watch over all of them. */
  @JsonCreator
  public static CertificateMode of(String word) {
    return Arrays.stream(values())
        .filter(value -> value.word.equals(word))
        .findFirst()
        .orElse(UNKNOWN);
  }
}
