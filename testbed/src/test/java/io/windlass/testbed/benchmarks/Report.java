package io.windlass.testbed.benchmarks;

import io.windlass.testbed.playground.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The table of one benchmark, for the terminal and for the documentation, where each has its place.
 */
final class Report {

  private static final String BEGIN = "<!-- %s -->\n";
  private static final String END = "<!-- end of %s -->\n";

  private static final String HEAD =
      """
      | measured | Windlass | compared with | aim | met |
      |---|---|---|---|---|
      """;

  private final String name;
  private final List<Row> rows = new ArrayList<>();
  private final List<String> loads = new ArrayList<>();

  /**
   * An empty one.
   *
   * @param name what stands around its table in the documentation
   */
  Report(String name) {
    this.name = name;
    noteLoad();
  }

  /** Adds lines, and remembers how busy the machine was. */
  void add(List<Row> more) {
    rows.addAll(more);
    noteLoad();
  }

  /** Remembers how many processes wanted a core in the last minute. */
  private void noteLoad() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    loads.add(String.format(Locale.ROOT, "%.1f", load));
  }

  String markdown() {
    StringBuilder text = new StringBuilder(heading()).append("\n\n").append(HEAD);
    rows.forEach(row -> text.append(row.markdown()).append('\n'));
    return text.toString();
  }

  private String heading() {
    long memory = memory() >> 30;
    return "%s, %d cores, %d GiB, JDK %s. Load average from the beginning to the end: %s."
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            Runtime.getRuntime().availableProcessors(),
            memory,
            Runtime.version().feature(),
            String.join(", ", loads));
  }

  private static long memory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean machine
        ? machine.getTotalMemorySize()
        : 0;
  }

  /** Prints the table, and puts it into the documentation in place of the last one. */
  void publish() {
    System.out.printf("%n%s%n", markdown());
    Path page = Tools.locate().project().resolve("docs/benchmarks.md");
    try {
      String text = Files.readString(page);
      String mark = BEGIN.formatted(name);
      int begin = text.indexOf(mark) + mark.length();
      int end = text.indexOf(END.formatted(name), begin);
      Files.writeString(page, text.substring(0, begin) + markdown() + text.substring(end));
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  /** Seconds with two decimals. */
  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1000.0);
  }

  /** How many times the other one duration is. */
  static double ratio(Duration one, Duration other) {
    return (double) one.toNanos() / other.toNanos();
  }

  /** A number with two decimals. */
  static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
