package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** What happens to the data of a target that is scaled away. */
public enum ScaleDownMode {
  /** Rebalance, then remove the target and delete its data. */
  DECOMMISSION("decommission"),
  /** Maintenance mode: the data stays and is unreachable until the target returns. */
  RETAIN("retain"),
  /** Rebalance, then remove the target; its data stays on disk. */
  SAFE_DECOMMISSION("safe_decommission"),
  /** A value that this version does not know; never written, reported by {@link SpecProblems}. */
  @JsonIgnore
  UNKNOWN("");

  private final String word;

  ScaleDownMode(String word) {
    this.word = word;
  }

  /** The value in the YAML. */
  @JsonValue
  public String word() {
    return word;
  }

  /** Reads the value of the YAML; one bad object must not break the watch over all of them. */
  @JsonCreator
  public static ScaleDownMode of(String word) {
    return Arrays.stream(values())
        .filter(value -> value.word.equals(word))
        .findFirst()
        .orElse(UNKNOWN);
  }
}
