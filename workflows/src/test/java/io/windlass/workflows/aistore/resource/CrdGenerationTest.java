package io.windlass.workflows.aistore.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed definition is the one that the records describe. */
class CrdGenerationTest {
  private static final Path COMMITTED = Path.of("../deploy/crds/aistores.ais.nvidia.com.yaml");
  private static final int GREATEST_OBJECT_OF_ETCD = 1_500_000;

  @Test
  void committedDefinitionIsThatOfTheRecords() throws IOException {
    var generated = CrdDocument.of(AIStore.class).toYaml();
    if (Boolean.getBoolean("crds.update")) {
      Files.createDirectories(COMMITTED.getParent());
      Files.writeString(COMMITTED, generated);
    }

    assertThat(COMMITTED)
        .as("rewrite it with: mvn -pl workflows test -Dtest=CrdGenerationTest -Dcrds.update=true")
        .hasContent(generated);
  }

  @Test
  void definitionFitsIntoOneObject() {
    assertThat(CrdDocument.of(AIStore.class).toYaml().length()).isLessThan(GREATEST_OBJECT_OF_ETCD);
  }
}
