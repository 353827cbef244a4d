package io.windlass.workflows.aistore.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.lifecycle.Plan;
import java.util.List;
import java.util.function.Consumer;

/**
 * A person who does something while a certain step is taken, and who resumes what is held after
 * having seen that it is held in a safe state.
 */
public final class Steering implements Driver.Watch {

  /** How long a pause is held, in ticks. */
  private static final int PAUSE = 60;

  private final Driver driver;
  private final int step;
  private final Consumer<Driver> action;
  private List<AIStoreStep> planned = List.of();
  private int taken;
  private boolean due;
  private boolean done;
  private int held;

  /**
   * @param step counted from 1, over all operations; quiet steps are none of theirs
   */
  public Steering(Driver driver, int step, Consumer<Driver> action) {
    this.driver = driver;
    this.step = step;
    this.action = action;
  }

  /** Whether there was such a step. */
  public boolean came() {
    return done;
  }

  /** Nobody is in maintenance, and every object can be found. */
  public void assertSafe() {
    SimulatedCluster cluster = driver.cluster();
    assertThat(cluster.targets.nodes).as(driver.log().text()).noneMatch(node -> node.flagged);
    assertThat(cluster.hidden()).as(driver.log().text()).isZero();
  }

  @Override
  public void planned(ClusterObservation seen, Plan<AIStoreStep> plan) {
    planned = plan.now();
  }

  @Override
  public void taking(AIStoreStep begun) {
    if (planned.contains(begun)) {
      taken++;
      due = taken == step;
    }
  }

  @Override
  public void ticked() {
    if (due) {
      due = false;
      done = true;
      action.accept(driver);
    }
    held = driver.holding() ? held + 1 : 0;
    if (held == PAUSE) {
      assertSafe();
      driver.resume();
    }
  }
}
