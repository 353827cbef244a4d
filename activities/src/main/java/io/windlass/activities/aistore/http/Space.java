package io.windlass.activities.aistore.http;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The space of a target's volumes in bytes, as AIStore counts it: all mount paths together.
 *
 * @param used what is taken
 * @param whole what there is; 0 when AIStore does not say
 */
public record Space(long used, long whole) {

  /** Numbers come as text. */
  static Space read(JsonNode target) {
    return new Space(target.path("fs_used").asLong(), target.path("fs_capacity").asLong());
  }
}
