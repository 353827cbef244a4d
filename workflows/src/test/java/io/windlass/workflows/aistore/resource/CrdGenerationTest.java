package io.windlass.workflows.aistore.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.windlass.workflows.aistore.resource.authn.AIStoreAuth;
import io.windlass.workflows.aistore.resource.profile.AIStoreAuthProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The committed definition is the one that the records describe. */
class CrdGenerationTest {
  private static final Path COMMITTED = Path.of("../deploy/crds");
  private static final String SCHEMA = "/spec/versions/0/schema/openAPIV3Schema";
  private static final int GREATEST_ANNOTATION = 262_144;

  @ParameterizedTest
  @ValueSource(classes = {AIStore.class, AIStoreAuth.class, AIStoreAuthProfile.class})
  void committedDefinitionIsThatOfTheRecords(Class<? extends HasMetadata> kind) throws IOException {
    var generated = CrdDocument.of(kind).toYaml();
    var committed = COMMITTED.resolve(HasMetadata.getFullResourceName(kind) + ".yaml");
    if (Boolean.getBoolean("crds.update")) {
      Files.createDirectories(COMMITTED);
      Files.writeString(committed, generated);
    }

    assertThat(committed)
        .as("rewrite it with: mvn -pl workflows test -Dtest=CrdGenerationTest -Dcrds.update=true")
        .hasContent(generated);
  }

  /** kubectl apply keeps a copy of the definition in an annotation. */
  @Test
  void definitionFitsIntoAnAnnotation() {
    assertThat(CrdDocument.of(AIStore.class).tree().toString().length())
        .isLessThan(GREATEST_ANNOTATION);
  }

  @ParameterizedTest
  @ValueSource(classes = {AIStore.class, AIStoreAuth.class, AIStoreAuthProfile.class})
  void everyFieldIsDescribed(Class<? extends HasMetadata> kind) {
    var schema = CrdDocument.of(kind).tree().at(SCHEMA);
    assertThat(undescribed(schema, "").toList()).isEmpty();
  }

  @Test
  void columnsAreTheirsFirstAndThenOurs() {
    var columns =
        CrdDocument.of(AIStore.class).tree().at("/spec/versions/0/additionalPrinterColumns");
    assertThat(columns.findValuesAsText("name")).startsWith("State", "Age", "Operation", "Ready");
    assertThat(CrdDocument.of(AIStore.class).tree().at("/spec/names").has("shortNames")).isFalse();
    assertThat(CrdDocument.of(AIStore.class).tree().at("/spec/names/categories/0").asText())
        .isEqualTo("windlass");
  }

  @Test
  void profilesAreNoWorkOfOurs() {
    var names = CrdDocument.of(AIStoreAuthProfile.class).tree().at("/spec/names");
    assertThat(names.path("shortNames").path(0).asText()).isEqualTo("aisauthprofile");
    assertThat(names.has("categories")).isFalse();
  }

  private static Stream<String> undescribed(JsonNode schema, String path) {
    return schema.path("properties").properties().stream()
        .flatMap(
            field -> {
              var inside = path + "." + field.getKey();
              var below =
                  Stream.concat(
                      undescribed(field.getValue(), inside),
                      undescribed(field.getValue().path("items"), inside));
              return field.getValue().has("description")
                  ? below
                  : Stream.concat(Stream.of(inside), below);
            });
  }
}
