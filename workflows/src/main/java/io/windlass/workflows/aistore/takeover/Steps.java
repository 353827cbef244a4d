package io.windlass.workflows.aistore.takeover;

import io.windlass.workflows.aistore.takeover.TakeOverPlan.Step;
import java.util.ArrayList;
import java.util.List;

/** Steps in the making: they are numbered as they come. */
final class Steps {

  /** Commands are run where a person has kubectl. */
  static final String HERE = "with kubectl";

  /** Nothing was changed. */
  static final String NOTHING = "nothing to undo";

  private final List<Step> steps = new ArrayList<>();

  /**
   * Says of a step what it is to do with data, and how it is undone.
   *
   * @param data what it does to data
   * @param back how it is undone
   */
  record Effect(String data, String back) {}

  Steps add(String title, Effect effect, List<String> commands) {
    return add(title, effect, HERE, commands);
  }

  Steps add(String title, Effect effect, String where, List<String> commands) {
    steps.add(new Step(steps.size() + 1, title, effect.data(), effect.back(), where, commands));
    return this;
  }

  List<Step> done() {
    return List.copyOf(steps);
  }
}
