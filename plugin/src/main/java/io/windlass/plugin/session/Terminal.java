package io.windlass.plugin.session;

import io.windlass.plugin.render.Paint;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Where commands write to.
 *
 * @param live whether a person looks at it: colours, and pages that are drawn anew
 */
public record Terminal(PrintWriter out, PrintWriter errors, boolean live) {

  private static final String HOME_AND_CLEAR = "\u001b[H\u001b[J";
  private static final String CLEAR_ALL = "\u001b[2J";

  /** Whether the output is a terminal, only the shell that starts us can tell cheaply. */
  private static final String LIVE = "windlass.terminal";

  /** The one of this process. */
  public static Terminal ofProcess() {
    return new Terminal(
        writer(System.out),
        writer(System.err),
        Boolean.getBoolean(LIVE) && System.getenv("NO_COLOR") == null);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  public Paint paint() {
    return new Paint(live);
  }

  public void line(String line) {
    out.println(line);
  }

  public void lines(List<String> lines) {
    lines.forEach(out::println);
  }

  /** Beside the output, so that this stays what programs can read. */
  public void note(String line) {
    errors.println(line);
  }

  /** Takes a page's place, so that the next one stands where it stood. */
  public void redraw(List<String> page, boolean first) {
    if (live) {
      out.print(first ? CLEAR_ALL + HOME_AND_CLEAR : HOME_AND_CLEAR);
    } else if (!first) {
      out.println();
    }
    lines(page);
  }
}
