package io.windlass.starter.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Of a spec only what tells which objects there are, and where pods may go. */
class SlimSpecTest {

  @Test
  void keepsFlagsNumbersAndWhatThereIs() {
    Map<String, Object> spec =
        Map.of(
            "size",
            3,
            "enableExternalLB",
            true,
            "nodeImage",
            "aisnode",
            "imagePullSecrets",
            List.of(Map.of("name", "pull")),
            "adminClient",
            Map.of("enabled", false, "image", "util"),
            "targetSpec",
            Map.of(
                "size", 2,
                "env", List.of(Map.of("name", "KEY", "value", "top secret")),
                "nodeSelector", Map.of("disk", "ssd"),
                "tolerations", List.of(Map.of("key", "own")),
                "externalAccess", Map.of("annotations", Map.of("token", "top secret"))));
    assertThat(SlimSpec.of(spec))
        .containsOnly(
            Map.entry("size", 3),
            Map.entry("enableExternalLB", true),
            Map.entry("adminClient", Map.of("enabled", false)),
            Map.entry(
                "targetSpec",
                Map.of(
                    "size", 2,
                    "externalAccess", Map.of(),
                    "nodeSelector", Map.of("disk", "ssd"),
                    "tolerations", List.of(Map.of("key", "own")))));
  }

  @Test
  void whatIsNoSpecIsEmpty() {
    assertThat(SlimSpec.of("text")).isEmpty();
    assertThat(SlimSpec.of(null)).isEmpty();
  }
}
