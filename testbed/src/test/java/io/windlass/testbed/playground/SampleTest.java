package io.windlass.testbed.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleTest {

  @TempDir private Path directory;

  @Test
  void findsTheResourceAmongTheOtherObjects() throws IOException {
    Sample sample =
        read(
            """
            apiVersion: v1
            kind: Namespace
            metadata: {name: ais}
            ---
            apiVersion: ais.nvidia.com/v1beta1
            kind: AIStore
            metadata: {name: demo, namespace: ais}
            """);
    assertThat(sample.reference()).isEqualTo("aistore/demo");
    assertThat(sample.namespace()).isEqualTo("ais");
    assertThat(sample.apiVersion()).isEqualTo("ais.nvidia.com/v1beta1");
  }

  @Test
  void aFileWithoutOurResourceIsRefused() {
    assertThatThrownBy(() -> read("{kind: Namespace}"))
        .isInstanceOf(PlaygroundException.class)
        .hasMessageContaining("declares none of");
  }

  private Sample read(String text) throws IOException {
    return Sample.read(Files.writeString(directory.resolve("sample.yaml"), text));
  }
}
