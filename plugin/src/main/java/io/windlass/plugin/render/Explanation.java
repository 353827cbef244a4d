package io.windlass.plugin.render;

import io.windlass.plugin.resource.OperationView;
import io.windlass.plugin.resource.Resource;
import java.util.ArrayList;
import java.util.List;

/** What a resource's work does, why, what comes next, and how to stop it: in sentences. */
public final class Explanation {

  private final Times times;
  private final Paint paint;

  public Explanation(Times times, Paint paint) {
    this.times = times;
    this.paint = paint;
  }

  /**
   * Its lines.
   *
   * @param more what else is known, for example from Temporal
   */
  public List<String> lines(Resource resource, List<String> more) {
    List<String> lines = new ArrayList<>();
    lines.add(standing(resource));
    lines.addAll(why(resource));
    resource.operation().ifPresent(operation -> lines.addAll(course(operation)));
    lines.addAll(more);
    lines.addAll(pending(resource));
    lines.addAll(ways(resource));
    return lines;
  }

  private String standing(Resource resource) {
    String what = resource.operation().map(OperationView::name).orElse("work");
    String sentence =
        switch (resource.standing()) {
          case READY -> "is as its spec wants it. Nothing is under way.";
          case WORKING ->
              resource.operation().isPresent() ? "does: %s.".formatted(what) : "is worked on.";
          case PAUSED -> "holds, because somebody paused it.";
          case WAITING -> "holds until somebody approves what comes next.";
          case STALLED -> "is stalled: nothing more is done until something changes.";
          case DRAINED -> "waits until a Kubernetes node is uncordoned. Nothing is under way.";
          case UNKNOWN -> "may be worked on or not: Windlass can't tell.";
          case UNSEEN ->
              "has a spec (generation %d) that Windlass has not looked at yet."
                      .formatted(resource.generation())
                  + " That takes a second or two; if it stays so: kubectl windlass doctor";
        };
    return "%s %s"
        .formatted(paint.bold(resource.title()), paint.standing(resource.standing(), sentence));
  }

  private static List<String> why(Resource resource) {
    return resource
        .telling()
        .map(
            condition ->
                List.of(
                    "Why: %s.".formatted(StatusPage.because(condition.reason())),
                    "It says: %s".formatted(condition.message())))
        .orElse(List.of());
  }

  private List<String> course(OperationView operation) {
    List<String> lines = new ArrayList<>();
    if (operation.total() > 0) {
      lines.add(
          "Done: %d of %d steps of %s%s."
              .formatted(operation.done(), operation.total(), operation.name(), begun(operation)));
    }
    if (!operation.waitingFor().isEmpty()) {
      lines.add("It waits for: %s".formatted(operation.waitingFor()));
    }
    if (!operation.next().isEmpty()) {
      lines.add("Next: %s".formatted(operation.next()));
    }
    times
        .until(operation.expectedEnd())
        .ifPresent(rest -> lines.add("Expected to end in about %s.".formatted(rest)));
    return lines;
  }

  private String begun(OperationView operation) {
    return operation.startedAt().isEmpty()
        ? ""
        : ", begun %s ago".formatted(times.age(operation.startedAt()));
  }

  /** Wishes that will matter later. */
  private static List<String> pending(Resource resource) {
    List<String> wishes = WishLines.of(resource);
    return wishes.isEmpty() ? List.of() : List.of("Wishes: " + String.join("; ", wishes));
  }

  private List<String> ways(Resource resource) {
    Table table = new Table();
    new Steering(resource)
        .ways()
        .forEach(way -> table.row("  " + way.purpose(), paint.bold(way.command())));
    if (table.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>(List.of("", "What you can do:"));
    lines.addAll(table.lines());
    return lines;
  }
}
