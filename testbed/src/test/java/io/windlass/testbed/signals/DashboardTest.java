package io.windlass.testbed.signals;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DashboardTest {

  @TempDir Path directory;

  /** As rules that record, since promtool reads no dashboard. */
  @Test
  void asksWhatPrometheusUnderstands() throws IOException {
    List<String> panels = Signals.panels();
    assertThat(panels).hasSizeGreaterThan(20);
    var rules =
        IntStream.range(0, panels.size())
            .mapToObj(
                number ->
                    Map.of(
                        "record",
                        "panel:" + number,
                        "expr",
                        panels.get(number).replace("$kind", ".*")))
            .toList();
    Path file = directory.resolve("panels.yaml");
    Files.writeString(
        file,
        new YAMLMapper()
            .writeValueAsString(
                Map.of("groups", List.of(Map.of("name", "panels", "rules", rules)))));

    Promtool.succeed("check", file);
  }
}
