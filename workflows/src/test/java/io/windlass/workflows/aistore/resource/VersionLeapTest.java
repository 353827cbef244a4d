package io.windlass.workflows.aistore.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionLeapTest {

  @ParameterizedTest
  @CsvSource({
    "aistorage/aisnode:v4.9, aistorage/aisnode:v5.1",
    "aistorage/aisnode:v4.9.2-b1, registry:5000/aisnode:v5.1.0",
    "aistorage/aisnode:4.5, aistorage/aisnode:v6.0-rc1",
    "aistorage/aisnode:v3.31, aistorage/aisnode:v5.10"
  })
  void overTheBridgeIsRefused(String running, String wanted) {
    assertThat(VersionLeap.between(running, wanted))
        .hasValueSatisfying(
            problem ->
                assertThat(problem.text())
                    .contains("spec.nodeImage (%s)".formatted(wanted), "upgrade to 5.0 first"));
  }

  @ParameterizedTest
  @CsvSource({
    "aistorage/aisnode:v4.9, aistorage/aisnode:v5.0",
    "aistorage/aisnode:v5.0, aistorage/aisnode:v5.1",
    "aistorage/aisnode:v5.0.1, aistorage/aisnode:v5.0.2",
    "aistorage/aisnode:v4.8, aistorage/aisnode:v4.9",
    "aistorage/aisnode:v5.1, aistorage/aisnode:v4.9",
    "registry:5.1/aisnode:mine, aistorage/aisnode:v5.1",
    "aistorage/aisnode:v4.9, aistorage/aisnode:latest",
    "aistorage/aisnode@sha256:0011, aistorage/aisnode:v5.1"
  })
  void overTheBridgeOrOutOfTheUnknownIsNot(String running, String wanted) {
    assertThat(VersionLeap.between(running, wanted)).isEmpty();
  }
}
