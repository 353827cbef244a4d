package io.windlass.plugin.render;

import io.windlass.plugin.resource.Resource;
import io.windlass.workflows.lifecycle.Gate;
import io.windlass.workflows.lifecycle.Wishes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What people wish of the work on a resource, in words. */
final class WishLines {

  private WishLines() {}

  static List<String> of(Resource resource) {
    Wishes wishes = resource.wishes();
    List<String> lines = new ArrayList<>();
    if (wishes.paused()) {
      lines.add("paused");
    }
    if (!wishes.gates().isEmpty()) {
      String gates = wishes.gates().stream().map(Gate::word).collect(Collectors.joining(", "));
      lines.add("asks for approval: " + gates);
    }
    if (!wishes.approved().isEmpty()) {
      lines.add("approved " + wishes.approved());
    }
    wishes.problem().ifPresent(lines::add);
    return lines;
  }
}
