package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** The public host name a daemon advertises when {@code hostPort} is used. */
public enum PublicNetDnsMode {
  /** The IP address of the Kubernetes node. */
  IP("IP"),
  /** The name of the Kubernetes node. */
  NODE("Node"),
  /** The DNS name of the pod. */
  POD("Pod"),
  /** A value that this version does not know; never written, reported by {@link SpecProblems}. */
  @JsonIgnore
  UNKNOWN("");

  private final String word;

  PublicNetDnsMode(String word) {
    this.word = word;
  }

  /** The value in the YAML. */
  @JsonValue
  public String word() {
    return word;
  }

  /** Reads the value of the YAML; one bad object must not break the watch over all of them. */
  @JsonCreator
  public static PublicNetDnsMode of(String word) {
    return Arrays.stream(values())
        .filter(value -> value.word.equals(word))
        .findFirst()
        .orElse(UNKNOWN);
  }
}
