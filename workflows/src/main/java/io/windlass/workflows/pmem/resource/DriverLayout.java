package io.windlass.workflows.pmem.resource;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a driver is divided into objects, and what those do for each other. A driver keeps the layout
 * in which it was made: Kubernetes lets nobody change the labels by which pods are selected.
 */
public enum DriverLayout {
  /**
   * v0.7 and v0.8: a controller with a registry, at which nodes register, and certificates between
   * both. Volumes are made by the controller.
   */
  REGISTRY("registry", "v0.7 and v0.8"),
  /**
   * v0.9 to v1.1: each node makes its own volumes and needs nobody for it, so that there are no
   * certificates. The controller has claims scheduled anew that no node can serve.
   */
  DISTRIBUTED("distributed", "v0.9 to v1.1");

  /** On a resource: the layout in which its objects were made, by its {@link #word}. */
  public static final String ANNOTATION = "windlass.io/pmem-layout";

  private final String word;
  private final String releases;

  DriverLayout(String word, String releases) {
    this.word = word;
    this.releases = releases;
  }

  public String word() {
    return word;
  }

  /** Which releases of the driver have it, for people. */
  public String releases() {
    return releases;
  }

  /** The layout of that word; empty for any other. */
  public static Optional<DriverLayout> of(String word) {
    return Stream.of(values()).filter(layout -> layout.word.equals(word)).findFirst();
  }
}
