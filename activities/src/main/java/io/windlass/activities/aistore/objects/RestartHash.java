package io.windlass.activities.aistore.objects;

import io.windlass.activities.kubernetes.Json;
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
 * <p>The original operator counts {@code net.http} alone. Tracing and the map of host names are
 * read at the start only, too: a second annotation, which that operator leaves alone, remembers it;
 * when it changes, the hash of the resource becomes that of both. Where nothing is remembered yet,
 * it counts as unchanged.
 *
 * <p>Guarantee: pods that the original operator started with the same settings are not restarted.
 */
public final class RestartHash {
  /** Annotation of the resource, of the target StatefulSet and of pods. */
  public static final String ANNOTATION = "config.aistore.nvidia.com/restart-hash";

  /** Annotation of the resource: hash of tracing and host names that pods were started with. */
  public static final String TRACING_ANNOTATION = "windlass.io/tracing-hash";

  private static final String INITIAL = ".initial";

  private RestartHash() {}

  /**
   * Hashes of the settings as they should be.
   *
   * @param http of {@code net.http}
   * @param tracing of {@code tracing} and {@code hostnameMap}
   */
  public record Settings(String http, String tracing) {

    String both() {
      return Json.sha256(http + tracing);
    }
  }

  /**
   * The annotation that the resource should carry now.
   *
   * @param annotation the one that it carries, if any
   * @param tracing the hash of tracing that it carries, if any
   */
  public static String ofResource(
      Optional<String> annotation, Optional<String> tracing, Settings settings) {
    var carried = annotation.filter(value -> !value.isEmpty());
    var initial = initial(settings);
    if (carried.isPresent() && tracing.filter(old -> !old.equals(settings.tracing())).isPresent()) {
      return settings.both();
    }
    if (carried.isEmpty() || carried.get().equals(initial)) {
      return initial;
    }
    return carried.get().equals(settings.both()) ? settings.both() : settings.http();
  }

  /** The annotation of a resource whose pods were started with the settings. */
  public static String initial(Settings settings) {
    return settings.http() + INITIAL;
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
