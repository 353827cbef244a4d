package io.windlass.testbed.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The simulator against exchanges recorded on real nodes; every difference is in the table. */
class RecordedContractTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "ais_http_5.0.jsonl, V5_0",
    "ais_http_5.0_t8.jsonl, V5_0",
    "ais_http_4.9.jsonl, V4_9"
  })
  void answersAsRecorded(String recording, AisVersion version) throws Exception {
    Deviations deviations = Deviations.read();
    try (Replay replay = new Replay(recording, version, directory, deviations)) {
      assertThat(replay.run()).isEmpty();
      assertThat(deviations.stale(recording)).as("entries that nothing needs").isEmpty();
    }
  }
}
