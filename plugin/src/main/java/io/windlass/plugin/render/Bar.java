package io.windlass.plugin.render;

/** A progress bar: {@code [██████░░░░░░░░░░] 3/8}. */
final class Bar {

  private static final int WIDTH = 24;

  private Bar() {}

  /** Full only when all is done, and begun as soon as something is. */
  static String of(long done, long total) {
    if (total <= 0) {
      return "";
    }
    long part = Math.clamp(done, 0, total);
    int full = (int) (part * WIDTH / total);
    int shown = part > 0 && full == 0 ? 1 : full;
    return "[%s%s] %d/%d".formatted("█".repeat(shown), "░".repeat(WIDTH - shown), done, total);
  }
}
