package io.windlass.plugin.render;

import io.windlass.plugin.resource.EndedOperation;
import java.util.List;

/** Operations that have ended, the newest last. */
public final class HistoryTable {

  private final Times times;

  public HistoryTable(Times times) {
    this.times = times;
  }

  /** Its lines, the heading first. */
  public List<String> lines(List<EndedOperation> ended) {
    Table table =
        new Table().row("OPERATION", "GENERATION", "ENDED", "TOOK", "HOW", "REASON", "MESSAGE");
    ended.forEach(
        operation ->
            table.row(
                operation.operation(),
                String.valueOf(operation.generation()),
                times.age(operation.endedAt()) + " ago",
                times.between(operation.startedAt(), operation.endedAt()),
                operation.phase(),
                operation.reason(),
                operation.message()));
    return table.lines();
  }
}
