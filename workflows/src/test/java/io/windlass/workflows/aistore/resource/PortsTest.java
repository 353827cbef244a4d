package io.windlass.workflows.aistore.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.IntOrString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ports may be numbers or texts; anything else is no port. */
class PortsTest {

  @ParameterizedTest
  @CsvSource({
    "51080, 51080",
    "1, 1",
    "65535, 65535",
    "65536, 0",
    "0, 0",
    "http, 0",
    "-5, 0",
    "'', 0"
  })
  void asText(String text, int number) {
    assertThat(Ports.number(new IntOrString(text))).isEqualTo(number);
  }

  @Test
  void asNumber() {
    assertThat(Ports.number(new IntOrString(51_080))).isEqualTo(51_080);
    assertThat(Ports.number(new IntOrString(70_000))).isZero();
    assertThat(Ports.number(null)).isZero();
  }
}
