package io.windlass.testbed.aistore;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Highest-random-weight placement.
 *
 * <ol>
 *   <li>Each candidate gets a weight: a hash of its id mixed with the hash of the name to place.
 *   <li>The candidate with the highest weight owns the name.
 * </ol>
 *
 * Guarantee: when a candidate leaves, only the names it owned get another owner; when one joins,
 * names move to it alone.
 */
public final class Placement {
  private Placement() {}

  /** Who has something; empty when there is nobody. */
  public static Optional<String> owner(String name, Collection<String> candidates) {
    long digest = hash(name);
    return candidates.stream()
        .max(
            Comparator.<String>comparingLong(id -> mix(digest ^ hash(id)) ^ Long.MIN_VALUE)
                .thenComparing(Comparator.naturalOrder()));
  }

  /** FNV-1a, finished with a mixer: short ids that differ in one digit must spread evenly. */
  static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (byte character : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (character & 0xff)) * 0x100000001b3L;
    }
    return mix(hash);
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }
}
