package io.windlass.workflows.pmem.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.windlass.workflows.aistore.resource.CrdDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The committed definitions are those that the records describe. */
class PmemCrdGenerationTest {

  private static final Path COMMITTED = Path.of("../deploy/crds");
  private static final String SCHEMA = "/spec/versions/0/schema/openAPIV3Schema";

  @ParameterizedTest
  @ValueSource(classes = {DriverDeployment.class, PmemCSIDeployment.class})
  void committedDefinitionIsThatOfTheRecords(Class<? extends HasMetadata> kind) throws IOException {
    String generated = CrdDocument.of(kind).toYaml();
    Path committed = COMMITTED.resolve(HasMetadata.getFullResourceName(kind) + ".yaml");
    if (Boolean.getBoolean("crds.update")) {
      Files.writeString(committed, generated);
    }

    assertThat(committed).as("rewrite it with: make crds").hasContent(generated);
  }

  @ParameterizedTest
  @ValueSource(classes = {DriverDeployment.class, PmemCSIDeployment.class})
  void everyFieldIsDescribed(Class<? extends HasMetadata> kind) {
    assertThat(undescribed(CrdDocument.of(kind).tree().at(SCHEMA), "").toList()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(classes = {DriverDeployment.class, PmemCSIDeployment.class})
  void inNoNamespace(Class<? extends HasMetadata> kind) {
    JsonNode definition = CrdDocument.of(kind).tree();
    assertThat(definition.at("/spec/scope").asText()).isEqualTo("Cluster");
    assertThat(definition.at("/spec/names/categories/0").asText()).isEqualTo("windlass");
    assertThat(definition.at("/spec/versions/0/subresources").has("status")).isTrue();
  }

  @Test
  void theShortNameIsTheirs() {
    assertThat(
            CrdDocument.of(PmemCSIDeployment.class).tree().at("/spec/names/shortNames/0").asText())
        .isEqualTo("pcd");
  }

  @Test
  void nothingIsRequiredAndNothingHasADefault() {
    JsonNode spec = CrdDocument.of(DriverDeployment.class).tree().at(SCHEMA + "/properties/spec");
    assertThat(spec.has("required")).isFalse();
    assertThat(spec.findValues("default")).isEmpty();
  }

  @Test
  void resourcesMayBeNumbers() {
    JsonNode cpu =
        CrdDocument.of(DriverDeployment.class)
            .tree()
            .at(
                SCHEMA
                    + "/properties/spec/properties/nodeResources/properties/limits/additionalProperties");
    assertThat(cpu.path("x-kubernetes-int-or-string").asBoolean()).isTrue();
  }

  private static Stream<String> undescribed(JsonNode schema, String path) {
    return schema.path("properties").properties().stream()
        .flatMap(
            field -> {
              String inside = path + "." + field.getKey();
              Stream<String> below =
                  Stream.concat(
                      undescribed(field.getValue(), inside),
                      undescribed(field.getValue().path("items"), inside));
              return field.getValue().has("description")
                  ? below
                  : Stream.concat(Stream.of(inside), below);
            });
  }
}
