package io.windlass.signals;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.windlass.workflows.aistore.DataStep;
import io.windlass.workflows.lifecycle.Operation;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.ResourceReference;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** The lines as they come out of the process. */
class LogLinesTest {

  private static final String CONFIGURATION =
      "<configuration><include resource=\"windlass-log.xml\"/></configuration>";

  private static final ResourceReference DEMO =
      new ResourceReference("AIStore", "ais", "demo", "uid", 7);

  /** What is written in that format about a step, and then about nothing. */
  private static List<String> lines(String format) throws JoranException {
    PrintStream before = System.out;
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    LoggerContext context = new LoggerContext();
    try {
      System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
      context.setMDCAdapter(MDC.getMDCAdapter());
      context.putProperty("WINDLASS_LOG_FORMAT", format);
      JoranConfigurator configurator = new JoranConfigurator();
      configurator.setContext(context);
      configurator.doConfigure(
          new ByteArrayInputStream(CONFIGURATION.getBytes(StandardCharsets.UTF_8)));
      write(context.getLogger("io.windlass.Somebody"));
    } finally {
      context.stop();
      System.setOut(before);
    }
    return written.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static void write(Logger logger) {
    try (LogFields fields = LogFields.of(DEMO)) {
      fields
          .operation(Operation.RECOVER)
          .step(new DataStep.Rebalance(Reason.DATA_NOT_SETTLED))
          .workflow("aistore/ais/demo/recover/g7");
      logger.info("rebalance");
    }
    logger.warn("nothing in particular");
  }

  @Test
  void textHasTheFieldsThatAreKnown() throws JoranException {
    List<String> lines = lines("text");

    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst())
        .endsWith(
            " INFO  Somebody kind=AIStore namespace=ais name=demo operation=recover"
                + " step=Rebalance reason=DataNotSettled workflow=aistore/ais/demo/recover/g7:"
                + " rebalance");
    assertThat(lines.getLast()).endsWith(" WARN  Somebody: nothing in particular");
  }

  @Test
  void jsonHasTheSameFields() throws JoranException, JsonProcessingException {
    List<String> lines = lines("json");

    assertThat(lines).hasSize(2);
    JsonNode step = new JsonMapper().readTree(lines.getFirst());
    assertThat(step.properties().stream().map(field -> field.getKey()))
        .containsExactlyInAnyOrder(
            "time",
            "level",
            "logger",
            "message",
            "kind",
            "namespace",
            "name",
            "operation",
            "step",
            "reason",
            "workflow");
    assertThat(step.path("workflow").asText()).isEqualTo("aistore/ais/demo/recover/g7");
    assertThat(step.path("reason").asText()).isEqualTo("DataNotSettled");
    assertThat(new JsonMapper().readTree(lines.getLast()).has("kind")).isFalse();
  }

  @Test
  void aFormatThatIsNoneIsWrittenAsText() throws JoranException {
    assertThat(lines("xml").getLast()).endsWith(" WARN  Somebody: nothing in particular");
  }
}
