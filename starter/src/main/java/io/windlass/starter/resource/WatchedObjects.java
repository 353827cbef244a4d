package io.windlass.starter.resource;

import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * Objects of a kind, in all namespaces that are watched. Kinds of resources that own the same ones
 * share a watch.
 *
 * @param selector the label that they have, as kubectl writes it; empty for any of that kind
 */
public record WatchedObjects<T extends HasMetadata>(Class<T> type, String selector) {

  /** Those of a kind that carry no label by which they could be told from others. */
  public static <T extends HasMetadata> WatchedObjects<T> any(Class<T> type) {
    return new WatchedObjects<>(type, "");
  }
}
