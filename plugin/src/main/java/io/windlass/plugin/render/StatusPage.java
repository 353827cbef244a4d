package io.windlass.plugin.render;

import io.windlass.plugin.resource.Condition;
import io.windlass.plugin.resource.Happening;
import io.windlass.plugin.resource.OperationView;
import io.windlass.plugin.resource.Resource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything about one resource on one page. */
public final class StatusPage {

  private static final int EVENTS = 8;
  private static final List<String> OURS = List.of("Ready", "Progressing", "Stalled");

  private final Times times;
  private final Paint paint;

  public StatusPage(Times times, Paint paint) {
    this.times = times;
    this.paint = paint;
  }

  /** Its lines. */
  public List<String> lines(Resource resource, List<Happening> events) {
    List<String> lines = new ArrayList<>();
    lines.add(heading(resource));
    lines.addAll(course(resource));
    section(lines, "Conditions", conditions(resource));
    section(lines, "Events", events(events));
    return lines;
  }

  private String heading(Resource resource) {
    String phase = resource.phase().isEmpty() ? "" : "   " + resource.phase();
    return "%s   %s%s   %s"
        .formatted(
            paint.bold(resource.title()),
            paint.standing(resource.standing(), resource.standing().title()),
            phase,
            paint.dim("generation " + resource.generation()));
  }

  private List<String> course(Resource resource) {
    Table table = new Table();
    resource.operation().ifPresent(operation -> operation(table, operation));
    row(table, "nodes", nodes(resource));
    row(table, "wishes", String.join("; ", WishLines.of(resource)));
    return table.lines();
  }

  private void operation(Table table, OperationView operation) {
    String bar = Bar.of(operation.done(), operation.total());
    table.row("  " + operation.name(), bar.isEmpty() ? operation.headline() : bar);
    row(table, "begun", timing(operation));
    row(table, "why", because(operation.reason()));
    row(table, "now", operation.now());
    row(table, "waits for", operation.waitingFor());
    row(table, "next", operation.next());
    row(table, "workflow", operation.workflowId());
  }

  private String timing(OperationView operation) {
    if (operation.startedAt().isEmpty()) {
      return "";
    }
    String end =
        times
            .until(operation.expectedEnd())
            .map(", expected to end in about %s"::formatted)
            .orElse("");
    return "%s ago%s".formatted(times.age(operation.startedAt()), end);
  }

  /** A reason in words, and the word by which it is found elsewhere. */
  static String because(String reason) {
    String sentence = Resource.sentence(reason);
    return sentence.isEmpty() ? reason : "%s (%s)".formatted(sentence, reason);
  }

  private static String nodes(Resource resource) {
    return resource.status().child("nodes").texts().entrySet().stream()
        .map(role -> "%s %s".formatted(role.getKey(), role.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static void row(Table table, String name, String text) {
    if (!text.isEmpty()) {
      table.row("  " + name, text);
    }
  }

  private List<String> conditions(Resource resource) {
    Table table = new Table();
    resource.conditions().stream()
        .sorted(Comparator.comparingInt(StatusPage::place))
        .forEach(
            condition ->
                table.row(
                    "  " + condition.type(),
                    status(condition),
                    condition.reason(),
                    times.age(condition.since()),
                    condition.message() + outdated(resource, condition)));
    return table.lines();
  }

  private static int place(Condition condition) {
    int place = OURS.indexOf(condition.type());
    return place < 0 ? OURS.size() : place;
  }

  private static String outdated(Resource resource, Condition condition) {
    boolean old = condition.generation() != 0 && condition.generation() < resource.generation();
    return old ? " (about generation %d)".formatted(condition.generation()) : "";
  }

  private String status(Condition condition) {
    return switch (condition.type().toLowerCase(Locale.ROOT)) {
      case "ready" ->
          condition.isTrue() ? paint.good(condition.status()) : paint.careful(condition.status());
      case "stalled" -> condition.isTrue() ? paint.bad(condition.status()) : condition.status();
      default -> condition.status();
    };
  }

  private List<String> events(List<Happening> events) {
    Table table = new Table();
    latest(events)
        .forEach(
            event ->
                table.row(
                    "  " + times.age(event.at()),
                    event.type().equals("Warning") ? paint.careful(event.type()) : event.type(),
                    event.reason(),
                    event.message()));
    return table.lines();
  }

  private static Stream<Happening> latest(List<Happening> events) {
    return events.stream().skip(Math.max(0, events.size() - EVENTS));
  }

  private void section(List<String> lines, String title, List<String> content) {
    if (!content.isEmpty()) {
      lines.add("");
      lines.add(paint.bold(title));
      lines.addAll(content);
    }
  }
}
