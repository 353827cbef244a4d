package io.windlass.activities.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the model of a resource has no word for is named by its path, however deep it is. */
class UnknownFieldsTest {

  private static final YAMLMapper YAML = new YAMLMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{a: 1, b: 2} | {a: 1} | spec.b",
        "{a: {b: {c: x}}} | {a: {b: {}}} | spec.a.b.c",
        "{a: [{b: 1}, {b: 1, c: true}]} | {a: [{b: 1}, {b: 1}]} | spec.a[1].c",
        "{a: {b: x}} | {} | spec.a"
      })
  void unknown(String written, String understood, String path) throws JsonProcessingException {
    assertThat(UnknownFields.of("spec", tree(written), tree(understood))).containsExactly(path);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{a: 1} | {a: 1, b: 2}",
        "{a: 1Gi} | {a: 1073741824}",
        "{a: {b: 1}} | {a: 1}",
        "{a: false, b: '', c: {}, d: [], e: 0, f: null, g: {h: [{}]}} | {}"
      })
  void knownOrOff(String written, String understood) throws JsonProcessingException {
    assertThat(UnknownFields.of("spec", tree(written), tree(understood))).isEmpty();
  }

  @Test
  void nothingIsAskedForByNothing() throws JsonProcessingException {
    assertThat(UnknownFields.of("spec", tree("{}").path("spec"), tree("{}"))).isEmpty();
  }

  private static JsonNode tree(String yaml) throws JsonProcessingException {
    return YAML.readTree(yaml);
  }
}
