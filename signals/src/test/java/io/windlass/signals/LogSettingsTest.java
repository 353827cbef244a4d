package io.windlass.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogSettingsTest {

  @Test
  void takesAFormatAndALevel() {
    assertThat(new LogSettings("json", "debug").format()).isEqualTo("json");
  }

  @Test
  void namesTheValueAndWhatItMayBe() {
    assertThatThrownBy(() -> new LogSettings("xml", "INFO"))
        .hasMessage("windlass.log.format is xml: it must be one of text, json");
    assertThatThrownBy(() -> new LogSettings("text", "LOUD"))
        .hasMessage(
            "windlass.log.level is LOUD: it must be one of OFF, ERROR, WARN, INFO, DEBUG, TRACE");
  }

  /** Nobody asks for the settings, so that they have to be looked at unasked. */
  @Test
  void aWrongOneEndsTheStart() {
    Map<String, Object> settings =
        Map.of("micronaut.application.name", "test", "windlass.log.format", "xml");

    assertThatThrownBy(() -> ApplicationContext.run(settings).close())
        .hasRootCauseMessage("windlass.log.format is xml: it must be one of text, json");
  }
}
