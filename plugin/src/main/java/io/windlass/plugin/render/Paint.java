package io.windlass.plugin.render;

import io.windlass.plugin.resource.Standing;

/**
 * Colours for a terminal.
 *
 * @param on whether there is one that shows them
 */
public record Paint(boolean on) {

  public String bold(String text) {
    return with("1", text);
  }

  public String dim(String text) {
    return with("2", text);
  }

  public String good(String text) {
    return with("32", text);
  }

  public String careful(String text) {
    return with("33", text);
  }

  public String bad(String text) {
    return with("31", text);
  }

  /** As one looks at it at first glance. */
  public String standing(Standing standing, String text) {
    return switch (standing) {
      case READY -> good(text);
      case WORKING, UNSEEN -> bold(text);
      case PAUSED, WAITING, DRAINED, UNKNOWN -> careful(text);
      case STALLED -> bad(text);
    };
  }

  private String with(String code, String text) {
    return on && !text.isBlank() ? "\u001b[%sm%s\u001b[0m".formatted(code, text) : text;
  }
}
