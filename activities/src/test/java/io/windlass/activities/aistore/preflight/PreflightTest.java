package io.windlass.activities.aistore.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PreflightTest {

  @Test
  void whatBlocksComesFirst() {
    FakeSurroundings around = new FakeSurroundings().hosts("a");
    assertThat(Preflight.of(Clusters.plain(), around))
        .extracting(Finding::grade)
        .containsExactly(Grade.BLOCKING, Grade.ADVICE);
  }

  @Test
  void whereEverythingIsThereNothingIsFound() {
    FakeSurroundings around = new FakeSurroundings().hosts("a", "b");
    around.storageClass("fast", "csi.example.com", "");
    assertThat(Preflight.of(Clusters.plain(), around)).isEmpty();
  }
}
