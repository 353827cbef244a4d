package io.windlass.activities.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.activities.kubernetes.Differences.Found;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Differences are told by their paths, and values without what may be secret. */
class DifferencesTest {

  private static List<String> between(String before, String after) {
    return Differences.between(node(before), node(after)).stream()
        .map(DifferencesTest::line)
        .toList();
  }

  private static String line(Found found) {
    return "%s: %s -> %s"
        .formatted(
            found.path(),
            ShownValue.of(found.path(), found.before()),
            ShownValue.of(found.path(), found.after()));
  }

  private static JsonNode node(String yaml) {
    try {
      return Serialization.yamlMapper().readTree(yaml);
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException(yaml, wrong);
    }
  }

  @Test
  void elementsAreMatchedByTheirNames() {
    assertThat(
            between(
                "spec: {containers: [{name: a, image: x}, {name: b, image: y}]}",
                "spec: {containers: [{name: b, image: z}, {name: a, image: x}]}"))
        .containsExactly("spec.containers[b].image: y -> z");
    assertThat(between("list: [{name: a}, {name: b}]", "list: [{name: b}, {name: a}]"))
        .containsExactly("list[order]: [a], [b] -> [b], [a]");
    assertThat(between("args: [a, b]", "args: [a]"))
        .containsExactly("args: [\"a\",\"b\"] -> [\"a\"]");
  }

  @Test
  void whatOneSideLacksIsOneDifference() {
    assertThat(between("a: 1", "{a: 1, b: {c: 2}}")).containsExactly("b:  -> {\"c\":2}");
    assertThat(between("{a: 1, list: []}", "a: 1")).as("nothing is nothing").isEmpty();
  }

  @Test
  void filesInConfigMapsAreComparedAsJson() {
    assertThat(
            between(
                "data: {ais.json: '{\"a\":1,\"b\":{\"c\":true}}'}",
                "data: {ais.json: '{\"b\":{\"c\":false},\"a\":1}'}"))
        .containsExactly("data[ais.json].b.c: true -> false");
  }

  @ParameterizedTest
  @CsvSource({
    "spec.containers[a].image, shown",
    "spec.containers[a].env[PASSWORD].value, (not shown)",
    "spec.containers[a].env[HARMLESS].value, (not shown)",
    "spec.volumes[tls].secret.secretName, shown",
    "data[ais.json].auth.signature.key, (not shown)",
    "data[ais.json].auth.token, (not shown)",
    "metadata.annotations[example.com/note], (not shown)",
    "metadata.annotations[config.aistore.nvidia.com/restart-hash], shown"
  })
  void whatMayBeSecretIsNotShown(String path, String shown) {
    assertThat(ShownValue.of(path, node("\"shown\""))).isEqualTo(shown);
  }

  @Test
  void whatIsInsideIsNotShownEither() {
    assertThat(
            between(
                "a: 1",
                "{a: 1, env: [{name: X, value: hidden}], annotations: {example.com/b: hidden}}"))
        .noneMatch(line -> line.contains("hidden"));
  }

  @Test
  void longValuesAreCut() {
    String shown = ShownValue.of("image", node("\"%s\"".formatted("x".repeat(500))));
    assertThat(shown).hasSize(120).endsWith("…");
  }
}
