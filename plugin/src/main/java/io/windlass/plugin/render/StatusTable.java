package io.windlass.plugin.render;

import io.windlass.plugin.resource.Condition;
import io.windlass.plugin.resource.OperationView;
import io.windlass.plugin.resource.Resource;
import java.util.Comparator;
import java.util.List;

/** One line for each resource. */
public final class StatusTable {

  private final Times times;
  private final Paint paint;

  public StatusTable(Times times, Paint paint) {
    this.times = times;
    this.paint = paint;
  }

  /** Its lines, the heading first. */
  public List<String> lines(List<Resource> resources) {
    Table table =
        new Table().row("NAMESPACE", "KIND", "NAME", "STANDING", "OPERATION", "AGE", "MESSAGE");
    resources.stream()
        .sorted(Comparator.comparing(Resource::namespace).thenComparing(Resource::name))
        .forEach(
            resource ->
                table.row(
                    resource.kind().namespaced() ? resource.namespace() : "-",
                    resource.kind().name(),
                    resource.name(),
                    paint.standing(resource.standing(), resource.standing().title()),
                    resource.operation().map(OperationView::headline).orElse(""),
                    times.age(resource.metadata().text("creationTimestamp")),
                    resource.telling().map(Condition::message).orElse("")));
    return table.lines();
  }
}
