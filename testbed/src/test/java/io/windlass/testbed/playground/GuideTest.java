package io.windlass.testbed.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuideTest {

  private static final Sample SAMPLE =
      new Sample(
          Path.of("/windlass/deploy/samples/aistore-demo.yaml"),
          "ais.nvidia.com/v1beta1",
          "AIStore",
          "ais",
          "demo");

  @Test
  void pointsAShellAtThePlayground() {
    assertThat(guide(3, "aistorage/aisnode:v5.0"))
        .contains("source /windlass/.dev/env")
        .contains("kubectl -n ais get aistore,pods")
        .contains("http://127.0.0.1:8233")
        .contains("kill -9 $(cat /windlass/.dev/worker.pid)")
        .contains("kubectl apply -f /windlass/deploy/samples/aistore-minimal.yaml");
  }

  @Test
  void proposesMoreTargetsThanThereAre() {
    assertThat(guide(5, "aistorage/aisnode:v5.0"))
        .contains("patch aistore/demo --type=merge -p '{\"spec\":{\"targetSpec\":{\"size\":7}}}'");
  }

  @ParameterizedTest
  @CsvSource({
    "aistorage/aisnode:v5.0, aistorage/aisnode:v5.0.1",
    "aistorage/aisnode:v5.0.1, aistorage/aisnode:v5.0.2",
    "localhost:5000/aisnode:v4.9.19, localhost:5000/aisnode:v4.9.20",
    "aistorage/aisnode:latest, aistorage/aisnode:v5.0.1",
    "aistorage/aisnode, aistorage/aisnode:v5.0.1"
  })
  void proposesAnImageThatDoesNotRunYet(String present, String proposed) {
    assertThat(guide(3, present)).contains("{\"spec\":{\"nodeImage\":\"" + proposed + "\"}}");
  }

  private static String guide(int targets, String image) {
    return new Guide(
            new PlaygroundDirectory(Path.of("/windlass/.dev")),
            URI.create("http://127.0.0.1:8233"),
            SAMPLE,
            targets,
            image)
        .text();
  }
}
