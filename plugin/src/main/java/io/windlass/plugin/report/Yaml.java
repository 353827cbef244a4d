package io.windlass.plugin.report;

import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Writes YAML for people. */
final class Yaml {

  private Yaml() {}

  static String write(Map<String, Object> value) {
    DumpSettings block = DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build();
    return new Dump(block).dumpToString(value);
  }
}
