package io.windlass.workflows.pmem.resource;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** Where a driver is in its life; the words of the original documentation, and they are true. */
public enum DriverPhase {
  /** Nobody has looked at it yet, or a value that this version does not know. */
  NEW(""),
  /** Its objects exist, and not every selected node is past the gate. */
  INITIALIZING("Initializing"),
  /**
   * On every selected node the driver runs, is registered with the kubelet, is of the wanted
   * version, and sees memory.
   */
  RUNNING("Running"),
  /** It can't go on by itself; the reason says what to do. */
  FAILED("Failed");

  private final String word;

  DriverPhase(String word) {
    this.word = word;
  }

  /** The value in the YAML. */
  @JsonValue
  public String word() {
    return word;
  }

  /** Reads the value of the YAML; one bad object must not break the watch over all of them. */
  @JsonCreator
  public static DriverPhase of(String word) {
    return Arrays.stream(values()).filter(phase -> phase.word.equals(word)).findFirst().orElse(NEW);
  }
}
