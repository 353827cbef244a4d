package io.windlass.plugin.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Columns as wide as their widest cell; the last one as long as it is. */
public final class Table {

  private static final String GAP = "   ";

  /** A cell's colours take no room. */
  private static final String COLOUR = "\u001b\\[\\d*m";

  private final List<List<String>> rows = new ArrayList<>();

  /** A row; all rows have the same number of cells. */
  public Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Its lines. */
  public List<String> lines() {
    if (rows.isEmpty()) {
      return List.of();
    }
    int columns = rows.getFirst().size();
    int[] widths =
        IntStream.range(0, columns)
            .map(column -> rows.stream().mapToInt(row -> width(row.get(column))).max().orElse(0))
            .toArray();
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    return IntStream.range(0, row.size())
        .mapToObj(column -> padded(row.get(column), widths[column]))
        .collect(Collectors.joining(GAP))
        .stripTrailing();
  }

  private static String padded(String cell, int width) {
    return cell + " ".repeat(width - width(cell));
  }

  private static int width(String cell) {
    return cell.replaceAll(COLOUR, "").length();
  }
}
