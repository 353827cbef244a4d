package io.windlass.activities.aistore.objects;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.activities.kubernetes.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
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
    var settings = new RestartHash.Settings(hash, "t");
    for (var tracing : List.of(Optional.<String>empty(), Optional.of("t"))) {
      assertThat(RestartHash.ofResource(Optional.ofNullable(annotation), tracing, settings))
          .isEqualTo(expected);
    }
  }

  @Test
  void tracingCountsOnceItIsRemembered() {
    var before = new RestartHash.Settings("a", "t");
    var after = new RestartHash.Settings("a", "u");
    var both = Json.sha256("au");
    assertThat(RestartHash.ofResource(Optional.of("a.initial"), Optional.empty(), after))
        .as("nothing is remembered, so nothing has changed")
        .isEqualTo("a.initial");
    assertThat(RestartHash.ofResource(Optional.of("a.initial"), Optional.of("t"), after))
        .isEqualTo(both);
    assertThat(RestartHash.ofResource(Optional.of(both), Optional.of("u"), after))
        .as("told and done")
        .isEqualTo(both);
    assertThat(RestartHash.ofResource(Optional.of(both), Optional.of("u"), before))
        .as("and back")
        .isEqualTo(Json.sha256("at"));
    assertThat(
            RestartHash.ofResource(
                Optional.of(both), Optional.of("u"), new RestartHash.Settings("b", "u")))
        .isEqualTo("b");
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
