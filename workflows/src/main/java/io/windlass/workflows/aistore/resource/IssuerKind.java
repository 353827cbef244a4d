package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** The kind of a cert-manager issuer. */
public enum IssuerKind {
  /** An issuer of the same namespace. */
  ISSUER("Issuer"),
  /** An issuer of the whole Kubernetes cluster. */
  CLUSTER_ISSUER("ClusterIssuer"),
  /** A value that this version does not know; never written, reported by {@link SpecProblems}. */
  @JsonIgnore
  UNKNOWN("");

  private final String word;

  IssuerKind(String word) {
    this.word = word;
  }

  /** The value in the YAML. */
  @JsonValue
  public String word() {
    return word;
  }

  /** Reads the value of the YAML; one bad object must not break the watch over all of them. */
  @JsonCreator
  public static IssuerKind of(String word) {
    return Arrays.stream(values())
        .filter(value -> value.word.equals(word))
        .findFirst()
        .orElse(UNKNOWN);
  }
}
