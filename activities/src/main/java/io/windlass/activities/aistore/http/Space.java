package io.windlass.activities.aistore.http;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The space of a target's volumes in bytes, as AIStore counts it: all mount paths together.
 *
 * @param used what is taken
 * @param whole what there is; 0 when AIStore does not say
 */
public record Space(long used, long whole) {

  /** Of the whole: what is written between two questions. */
  private static final int TOLERANCE = 10_000;

  /**
   * Whether both are of one file system: they tell the same, but for what was written between the
   * two questions. Targets with disks of their own differ by more than that.
   */
  public boolean shares(Space other) {
    return whole == other.whole && Math.abs(used - other.used) <= whole / TOLERANCE;
  }

  /** Numbers come as text. */
  static Space read(JsonNode target) {
    return new Space(target.path("fs_used").asLong(), target.path("fs_capacity").asLong());
  }
}
