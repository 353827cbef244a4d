package io.windlass.workflows.aistore.takeover;

import io.temporal.activity.ActivityInterface;
import io.windlass.workflows.lifecycle.Plan;

/** What a take-over asks of the world when it is carried out. All may be repeated at any time. */
@ActivityInterface(namePrefix = "AIStoreTakeOver")
public interface TakeOverActivities {

  /** Looks at both clusters, and plans the next steps. Changes nothing. */
  Plan<TakeOverStep> order(TakeOverLook look);

  /** Takes one step; returns when its effect is there. */
  void step(TakeOverRequest request, TakeOverStep step);

  /**
   * Writes a person's wish where it outlives the workflow.
   *
   * @param wish what is asked for
   * @return false when it was asked for already
   */
  boolean wish(TakeOverRequest request, TakeOverWish wish);
}
