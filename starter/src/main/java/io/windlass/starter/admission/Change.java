package io.windlass.starter.admission;

import io.windlass.starter.resource.ResourceKey;
import io.windlass.workflows.aistore.resource.AIStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A resource that somebody creates or changes.
 *
 * @param before as it is; empty for a new one
 * @param after as it would be
 * @param specChanged whether it is new, or asks for something else than before
 */
record Change(Optional<AIStore> before, AIStore after, boolean specChanged, Author author) {

  /**
   * Who does it, as the API server knows him.
   *
   * @param extra what else the authenticator says of him
   */
  record Author(String name, String uid, List<String> groups, Map<String, List<String>> extra) {}

  String namespace() {
    return Optional.ofNullable(after.getMetadata().getNamespace()).orElse("");
  }

  ResourceKey key() {
    return new ResourceKey(
        "AIStore", namespace(), Optional.ofNullable(after.getMetadata().getName()).orElse(""));
  }
}
