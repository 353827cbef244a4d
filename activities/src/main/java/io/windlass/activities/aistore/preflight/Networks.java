package io.windlass.activities.aistore.preflight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads which networks Multus is asked for: {@code namespace/name@interface} with commas between,
 * or a JSON list of objects with {@code name} and {@code namespace}.
 */
final class Networks {

  /**
   * One of them.
   *
   * @param namespace empty for that of the pod
   */
  record Network(Optional<String> namespace, String name) {}

  private Networks() {}

  /** Those that are named; none when the text can't be read. */
  static Stream<Network> named(String text) {
    return text.strip().startsWith("[") ? ofJson(text) : ofList(text);
  }

  private static Stream<Network> ofList(String text) {
    return Arrays.stream(text.split(","))
        .map(word -> word.strip().replaceFirst("@.*", ""))
        .filter(word -> !word.isEmpty())
        .map(
            word -> {
              int slash = word.indexOf('/');
              return slash < 0
                  ? new Network(Optional.empty(), word)
                  : new Network(Optional.of(word.substring(0, slash)), word.substring(slash + 1));
            });
  }

  private static Stream<Network> ofJson(String text) {
    try {
      JsonNode list = Serialization.jsonMapper().readTree(text);
      return list.valueStream()
          .filter(network -> network.path("name").isTextual())
          .map(
              network ->
                  new Network(
                      Optional.of(network.path("namespace").asText())
                          .filter(namespace -> !namespace.isEmpty()),
                      network.path("name").asText()));
    } catch (JsonProcessingException unreadable) {
      return Stream.empty();
    }
  }
}
