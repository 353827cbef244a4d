package io.windlass.starter.resource;

import io.windlass.workflows.lifecycle.ResourceReference;

/**
 * Names one custom resource, in whichever of its lives.
 *
 * @param namespace empty for a kind that is in no namespace
 */
public record ResourceKey(String kind, String namespace, String name) {

  /** It in whichever life, at whichever generation. */
  public ResourceReference reference() {
    return new ResourceReference(kind, namespace, name, "", 0);
  }

  /** As people write it: {@code AIStore ais/demo}. */
  @Override
  public String toString() {
    return reference().title();
  }
}
