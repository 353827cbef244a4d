package io.windlass.activities;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares built objects with YAML that a person has read. */
public final class GoldenYaml {
  private static final Path RESOURCES = Path.of("src/test/resources/io/windlass/activities");

  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .disable(YAMLGenerator.Feature.SPLIT_LINES)
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
              .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
              .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
              .build());

  private GoldenYaml() {}

  /**
   * Fails unless the object, written as YAML, is the content of the golden file.
   *
   * @param directory of the file, among those of the tests
   */
  public static void assertEqual(Object built, String directory, String name) {
    var file = RESOURCES.resolve(directory).resolve(name + ".yaml");
    var actual = yaml(YAML.valueToTree(built));
    if (Boolean.getBoolean("golden.update")) {
      write(file, actual);
    }
    assertThat(file).as("rewrite it with -Dgolden.update=true, and read it").hasContent(actual);
  }

  private static String yaml(JsonNode tree) {
    try {
      return YAML.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String content) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
