package io.windlass.workflows.pmem;

import java.util.List;

/**
 * PersistentVolumes of a driver, in use or not.
 *
 * @param names of the first {@value #TOLD}: {@code pvc-1 (claim default/data, node worker-1)}
 * @param count of all
 */
public record DriverVolumes(List<String> names, int count) {

  /** How many are named. */
  public static final int TOLD = 20;

  /** None. */
  public static final DriverVolumes NONE = new DriverVolumes(List.of(), 0);

  public DriverVolumes {
    names = names.stream().limit(TOLD).toList();
  }

  /** All of them as a sentence names them. */
  public String sentence() {
    String rest = count > names.size() ? " and %d more".formatted(count - names.size()) : "";
    return String.join(", ", names) + rest;
  }
}
