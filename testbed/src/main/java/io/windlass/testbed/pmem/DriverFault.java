package io.windlass.testbed.pmem;

import java.util.Arrays;

/** How a driver misbehaves, because of its image or on one node. */
public enum DriverFault {
  /** It ends with an error before it listens. */
  CRASH("crash"),
  /** It runs, and finds no PMEM: the hardware was not prepared, or the driver can't use it. */
  NO_CAPACITY("no-capacity"),
  /** It listens and never answers. */
  SILENT("silent"),
  /** The program that converts raw namespaces ends with an error. */
  CONVERT_FAILS("convert-fails"),
  /** The program that converts raw namespaces never ends, and converts nothing. */
  CONVERT_HANGS("convert-hangs"),
  /** The program that converts raw namespaces relabels the node, and leaves what is raw. */
  CONVERT_LIES("convert-lies"),
  /** It does not say which version it is, as a binary that was built without one. */
  UNKNOWN_VERSION("unknown-version");

  private final String word;

  DriverFault(String word) {
    this.word = word;
  }

  /**
   * The fault of that word.
   *
   * @throws IllegalArgumentException when there is none
   */
  static DriverFault named(String word) {
    return Arrays.stream(values())
        .filter(fault -> fault.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("a driver has no fault \"" + word + "\""));
  }

  /** As part of an image's tag, and in the annotation of a node. */
  public String word() {
    return word;
  }
}
