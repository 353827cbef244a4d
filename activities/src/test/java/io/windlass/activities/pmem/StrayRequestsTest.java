package io.windlass.activities.pmem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StrayRequestsTest {

  @Test
  void whatNoDriverKnowsIsNamed() {
    assertThat(StrayRequests.in(Map.of("windlass.io/rebalance", "now", "windlass.io/restart", "x")))
        .containsExactly(
            "metadata.annotations[windlass.io/rebalance]: there is no rebalance of a driver; remove it");
    assertThat(StrayRequests.in(Map.of("windlass.io/restart", "now"))).isEmpty();
  }
}
