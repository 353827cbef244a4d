package io.windlass.activities.aistore.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a hash restarts pods, and when it must not. */
class RestartHashTest {

  @ParameterizedTest(name = "resource {0}, settings {1}: resource should carry {2}")
  @CsvSource({
    ",          a, a.initial",
    "'',        a, a.initial",
    "a.initial, a, a.initial",
    "a.initial, b, b",
    "b,         b, b",
    "b,         a, a"
  })
  void ofResource(String annotation, String hash, String expected) {
    assertThat(RestartHash.ofResource(Optional.ofNullable(annotation), hash)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "resource {0}, template {1}: pods should carry {2}")
  @CsvSource({
    ",          ,          ''",
    "a.initial, ,          ''",
    "a.initial, '',        ''",
    "a.initial, a.initial, a.initial",
    "b,         '',        b",
    "b,         a.initial, b",
    "b,         ,          b"
  })
  void ofPods(String ofResource, String ofTemplate, String expected) {
    assertThat(RestartHash.ofPods(Optional.ofNullable(ofResource), Optional.ofNullable(ofTemplate)))
        .isEqualTo(expected);
  }
}
