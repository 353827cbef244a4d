package io.windlass.workflows.aistore.resource.authn;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** What becomes of the volume when the resource is deleted. */
public enum DeletionPolicy {
  /** It stays, and a later resource of the same name finds it. */
  RETAIN("Retain"),
  /** It goes, and every user with it. */
  DELETE("Delete"),
  /** A value that this version does not know; never written, reported as a problem. */
  @JsonIgnore
  UNKNOWN("");

  private final String word;

  DeletionPolicy(String word) {
    this.word = word;
  }

  /** The value in the YAML. */
  @JsonValue
  public String word() {
    return word;
  }

  /** Reads the value of the YAML; one bad object must not break the watch over all of them. */
  @JsonCreator
  public static DeletionPolicy of(String word) {
    return Arrays.stream(values())
        .filter(value -> value.word.equals(word))
        .findFirst()
        .orElse(UNKNOWN);
  }
}
