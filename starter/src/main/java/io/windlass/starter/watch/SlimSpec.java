package io.windlass.starter.watch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the starter keeps of a resource's spec: enough to tell which objects it asks for and where
 * its pods may go, and nothing that could be a secret.
 *
 * <ol>
 *   <li>Flags and numbers stay as they are, one level deep.
 *   <li>Of objects below that only their presence stays.
 *   <li>What says where pods may go stays as it is.
 *   <li>So does the name of an object that it asks for.
 *   <li>Other texts and lists go.
 * </ol>
 */
final class SlimSpec {

  private static final Set<String> PLACEMENT = Set.of("nodeSelector", "tolerations");

  /** What an object is called that a resource asks for. */
  private static final Set<String> NAMES = Set.of("driverName");

  private SlimSpec() {}

  static Map<String, Object> of(@Nullable Object spec) {
    return spec instanceof Map<?, ?> fields ? slim(fields, 1) : Map.of();
  }

  private static Map<String, Object> slim(Map<?, ?> fields, int depth) {
    Map<String, Object> slim = new LinkedHashMap<>();
    fields.forEach(
        (name, value) -> {
          switch (value) {
            case Object placement when PLACEMENT.contains(name) ->
                slim.put(String.valueOf(name), placement);
            case String text when NAMES.contains(name) -> slim.put(String.valueOf(name), text);
            case Boolean flag -> slim.put(String.valueOf(name), flag);
            case Number number -> slim.put(String.valueOf(name), number);
            case Map<?, ?> map ->
                slim.put(String.valueOf(name), depth == 0 ? Map.of() : slim(map, depth - 1));
            case null, default -> {} // texts and lists
          }
        });
    return slim;
  }
}
