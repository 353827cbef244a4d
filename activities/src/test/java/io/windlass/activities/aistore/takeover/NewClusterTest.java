package io.windlass.activities.aistore.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NewClusterTest {

  @Test
  void propertiesBecomeTheJsonOfAisApi() {
    assertThat(
            NewCluster.properties(
                    Map.of("mirror.copies", "2", "mirror.enabled", "true", "checksum.type", ""))
                .path("mirror")
                .toString())
        .contains("\"copies\":2", "\"enabled\":true");
    assertThat(NewCluster.properties(Map.of("checksum.type", "xxhash")).toString())
        .isEqualTo("{\"checksum\":{\"type\":\"xxhash\"}}");
    assertThat(NewCluster.properties(Map.of())).isEmpty();
  }
}
