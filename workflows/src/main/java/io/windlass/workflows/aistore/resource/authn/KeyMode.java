package io.windlass.workflows.aistore.resource.authn;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** Who makes the RSA key. */
public enum KeyMode {
  /** Somebody else puts it on the volume. */
  EXTERNAL("external"),
  /** A value that this version does not know; never written, reported as a problem. */
  @JsonIgnore
  UNKNOWN("");

  private final String word;

  KeyMode(String word) {
    this.word = word;
  }

  /** The value in the YAML. */
  @JsonValue
  public String word() {
    return word;
  }

  /** Reads the value of the YAML; one bad object must not break the watch over all of them. */
  @JsonCreator
  public static KeyMode of(String word) {
    return Arrays.stream(values())
        .filter(value -> value.word.equals(word))
        .findFirst()
        .orElse(UNKNOWN);
  }
}
