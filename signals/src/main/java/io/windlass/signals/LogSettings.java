package io.windlass.signals;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.List;
import java.util.Locale;

/**
 * How log lines are written, under {@code windlass.log}. Logback has read both from the environment
 * before; here, wrong values end the start.
 *
 * @param format {@code text} or {@code json}
 * @param level the least important level that is written
 */
@Context
@ConfigurationProperties("windlass.log")
public record LogSettings(
    @Bindable(defaultValue = "text") String format, @Bindable(defaultValue = "INFO") String level) {

  private static final List<String> LEVELS =
      List.of("OFF", "ERROR", "WARN", "INFO", "DEBUG", "TRACE");

  public LogSettings {
    require("format", format, LogFormat.WORDS.contains(format), LogFormat.WORDS);
    require("level", level, LEVELS.contains(level.toUpperCase(Locale.ROOT)), LEVELS);
  }

  private static void require(String key, String value, boolean known, List<String> words) {
    if (!known) {
      throw new IllegalArgumentException(
          "windlass.log.%s is %s: it must be one of %s"
              .formatted(key, value, String.join(", ", words)));
    }
  }
}
