package io.windlass.workflows.aistore.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes as AIStore writes them. */
class IecSizeTest {

  @ParameterizedTest
  @CsvSource({
    "512MiB, 536870912",
    "1024, 1024",
    "2k, 2048",
    "1KB, 1000",
    "1.5GiB, 1610612736",
    "1 TiB, 1099511627776",
    "7b, 7"
  })
  void sizes(String text, long bytes) {
    assertThat(IecSize.bytes(text)).hasValue(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "MiB", "12xb", "-3MiB", "1MiBs"})
  void noSizes(String text) {
    assertThat(IecSize.bytes(text)).isEmpty();
  }
}
