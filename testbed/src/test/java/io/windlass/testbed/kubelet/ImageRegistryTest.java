package io.windlass.testbed.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ImageRegistryTest {

  @Test
  void referencesAreReadWithRegistryPortTagAndDigest() {
    assertThat(ImageReference.parse("docker.io/library/tiny"))
        .isEqualTo(new ImageReference("tiny", "latest"));
    assertThat(ImageReference.parse("localhost:5000/ais/aisnode:v4.9"))
        .isEqualTo(new ImageReference("localhost:5000/ais/aisnode", "v4.9"));
    assertThat(ImageReference.parse("ais/aisnode:v4.9@sha256:00ff"))
        .isEqualTo(new ImageReference("ais/aisnode", "sha256:00ff"));
  }

  @Test
  void onlyKnownRepositoriesAndTagsCanBePulled() {
    ImageRegistry images = new ImageRegistry().put("docker.io/ais/aisnode", new OnlyVersionFour());
    assertThat(images.pull("ais/aisnode:v4.9")).isPresent();
    assertThat(images.pull("ais/aisnode:v5.0")).isEmpty();
    assertThat(images.pull("ais/other:v4.9")).isEmpty();
    images.remove("ais/aisnode");
    assertThat(images.pull("ais/aisnode:v4.9")).isEmpty();
  }

  private static final class OnlyVersionFour implements ContainerProgram {
    @Override
    public ContainerProcess start(ContainerContext context) throws IOException {
      throw new IOException("never started here");
    }

    @Override
    public boolean hasTag(String tag) {
      return tag.startsWith("v4.");
    }
  }
}
