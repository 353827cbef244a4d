package io.windlass.workflows.aistore.resource.authn;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** The kind of store for users and roles. */
public enum StoreType {
  /** A file on the volume. */
  BUNT_DB("BuntDB"),
  /** A value that this version does not know; never written, reported as a problem. */
  @JsonIgnore
  UNKNOWN("");

  private final String word;

  StoreType(String word) {
    this.word = word;
  }

  /** The value in the YAML. */
  @JsonValue
  public String word() {
    return word;
  }

  /** Reads the value of the YAML; one bad object must not break the watch over all of them. */
  @JsonCreator
  public static StoreType of(String word) {
    return Arrays.stream(values())
        .filter(value -> value.word.equals(word))
        .findFirst()
        .orElse(UNKNOWN);
  }
}
