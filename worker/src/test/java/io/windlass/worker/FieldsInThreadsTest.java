package io.windlass.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.activities.temporal.Together;
import io.windlass.signals.LogFields;
import io.windlass.workflows.lifecycle.ResourceReference;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** What an activity does in several threads is logged with its fields, too. */
class FieldsInThreadsTest {

  private static final ResourceReference DEMO =
      new ResourceReference("AIStore", "ais", "demo", "uid", 7);

  @Test
  void eachThreadHasTheFieldsOfTheOneThatAsks() {
    Supplier<String> name = () -> String.valueOf(MDC.get("name"));
    try (LogFields fields = LogFields.of(DEMO)) {
      assertThat(fields).isNotNull();
      assertThat(Together.ask(List.of(name, name))).containsExactly("demo", "demo");
    }
    assertThat(Together.ask(List.of(name))).containsExactly("null");
  }
}
