package io.windlass.workflows.lifecycle;

import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What an operation has done so far: the last {@value #REMEMBERED} happenings of this run. */
final class Chronicle {

  private static final int REMEMBERED = 500;

  private final List<Happening> happenings = new ArrayList<>();

  void finished(Step step) {
    add(step.title(), step.reason().sentence());
  }

  void failed(String why) {
    add("a try failed: " + why, "");
  }

  List<Happening> all() {
    return List.copyOf(happenings);
  }

  private void add(String what, String why) {
    String now = Instant.ofEpochMilli(Workflow.currentTimeMillis()).toString();
    happenings.add(new Happening(now, what, why));
    if (happenings.size() > REMEMBERED) {
      happenings.removeFirst();
    }
  }
}
