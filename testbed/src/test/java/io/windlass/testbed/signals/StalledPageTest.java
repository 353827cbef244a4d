package io.windlass.testbed.signals;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.lifecycle.Reason;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every reason why nothing more is done has a section, and no other word has one. */
class StalledPageTest {

  private static final Pattern SECTION = Pattern.compile("(?m)^### `(\\w+)`$");

  @Test
  void hasASectionForEachReason() {
    Reason[] all = Reason.values();
    Set<String> stalling =
        EnumSet.range(Reason.NOT_SUPPORTED, all[all.length - 1]).stream()
            .map(Reason::camelCase)
            .collect(Collectors.toSet());
    Set<String> told =
        SECTION
            .matcher(Signals.text("docs/stalled.md"))
            .results()
            .map(section -> section.group(1))
            .collect(Collectors.toSet());

    assertThat(told).containsExactlyInAnyOrderElementsOf(stalling);
  }
}
