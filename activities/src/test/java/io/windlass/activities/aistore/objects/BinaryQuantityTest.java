package io.windlass.activities.aistore.objects;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes as Kubernetes writes them. */
class BinaryQuantityTest {

  @ParameterizedTest
  @CsvSource({"0, 0", "1000, 1000", "1024, 1Ki", "687865856, 656Mi", "1073741824, 1Gi"})
  void isCanonical(long bytes, String text) {
    assertThat(BinaryQuantity.of(bytes)).hasToString(text);
  }
}
