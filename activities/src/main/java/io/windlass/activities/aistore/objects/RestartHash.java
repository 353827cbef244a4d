package io.windlass.activities.aistore.objects;

import java.util.Optional;

/**
 * The hash of the settings that daemons read only when they start, and when it restarts them.
 *
 * <ol>
 *   <li>The resource carries the hash as an annotation. The first one ends with {@code .initial}.
 *   <li>The initial hash stays as long as the settings do; the first change drops the suffix.
 *   <li>Pods carry the hash of the resource once it is no longer initial: that is what restarts
 *       them.
 *   <li>Until then they keep what they have, so that writing the initial hash restarts nobody.
 * </ol>
 *
 * <p>Guarantee: pods that the original operator started with the same settings are not restarted.
 */
public final class RestartHash {
  /** Annotation of the resource, of the target StatefulSet and of pods. */
  public static final String ANNOTATION = "config.aistore.nvidia.com/restart-hash";

  private static final String INITIAL = ".initial";

  private RestartHash() {}

  /**
   * The annotation that the resource should carry now.
   *
   * @param annotation the one that it carries, if any
   * @param hash hash of the settings as they should be
   */
  public static String ofResource(Optional<String> annotation, String hash) {
    var carried = annotation.filter(value -> !value.isEmpty());
    boolean stillInitial = carried.isEmpty() || carried.get().equals(hash + INITIAL);
    return stillInitial ? hash + INITIAL : hash;
  }

  /**
   * The annotation that pods should carry.
   *
   * @param ofResource annotation of the resource, if any
   * @param ofTemplate annotation of the pod template that is live, if any
   */
  public static String ofPods(Optional<String> ofResource, Optional<String> ofTemplate) {
    return ofResource.filter(value -> !value.endsWith(INITIAL)).or(() -> ofTemplate).orElse("");
  }
}
