package io.windlass.starter.resource;

/** Names one custom resource, in whichever of its lives. */
public record ResourceKey(String kind, String namespace, String name) {

  /** As people write it: {@code AIStore ais/demo}. */
  @Override
  public String toString() {
    return "%s %s/%s".formatted(kind, namespace, name);
  }
}
