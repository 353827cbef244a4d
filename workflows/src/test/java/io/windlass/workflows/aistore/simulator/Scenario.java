package io.windlass.workflows.aistore.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.lifecycle.Decision;
import io.windlass.workflows.lifecycle.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A story about one cluster: how it begins, what comes over it, and how it must end. */
public final class Scenario {

  private final SimulatedCluster cluster;
  private Driver driver;
  private Invariants invariants;
  private final List<Cue> cues = new ArrayList<>();

  /** Something that happens one tick after a step with this title began. */
  private static final class Cue {
    final String step;
    final String text;
    final Consumer<Driver> action;
    int wait;
    boolean due;

    Cue(String step, int wait, String text, Consumer<Driver> action) {
      this.step = step;
      this.wait = wait;
      this.text = text;
      this.action = action;
    }
  }

  private Scenario(SimulatedCluster cluster) {
    this.cluster = cluster;
    renew();
  }

  /** A resource that nobody has worked on. */
  public static Scenario fresh(SimulatedSpec spec, Timing timing) {
    return new Scenario(new SimulatedCluster(spec, timing));
  }

  /** A cluster that was deployed and has held data for a while. */
  public static Scenario deployed(SimulatedSpec spec, Timing timing) {
    Scenario scenario = fresh(spec, timing);
    assertThat(scenario.driver.converge()).isInstanceOf(Decision.Converged.class);
    scenario.driver.idle(2 * timing.window());
    scenario.renew();
    return scenario;
  }

  private void renew() {
    driver = new Driver(cluster);
    invariants = new Invariants(cluster, driver.log());
    driver.watch(invariants);
    driver.watch(new Prompter());
  }

  /** Plays the cues. */
  private final class Prompter implements Driver.Watch {
    @Override
    public void planned(ClusterObservation seen, Plan<AIStoreStep> plan) {}

    @Override
    public void taking(AIStoreStep step) {
      cues.stream().filter(cue -> step.title().startsWith(cue.step)).forEach(cue -> cue.due = true);
    }

    @Override
    public void ticked() {
      List<Cue> now = cues.stream().filter(cue -> cue.due && cue.wait-- <= 0).toList();
      cues.removeAll(now);
      now.forEach(
          cue -> {
            driver.log().event(cluster.now(), cue.text);
            cue.action.accept(driver);
          });
    }
  }

  /** Something that happens now. */
  public Scenario now(String text, Consumer<SimulatedCluster> action) {
    driver.log().event(cluster.now(), text);
    action.accept(cluster);
    return this;
  }

  /** Something that happens in the second after a step began whose title starts so. */
  public Scenario during(String step, String text, Consumer<Driver> action) {
    return during(step, 0, text, action);
  }

  /** Something that happens some seconds after such a step began. */
  public Scenario during(String step, int seconds, String text, Consumer<Driver> action) {
    cues.add(new Cue(step, seconds, text, action));
    return this;
  }

  /** Works until nothing is left to do. */
  public Decision<AIStoreStep> run() {
    return driver.converge();
  }

  /** Works until nothing is left to do, which must be because all is as the spec wants it. */
  public Scenario converges() {
    assertThat(run()).as(driver.log().text()).isInstanceOf(Decision.Converged.class);
    return settled();
  }

  /** Works until only a person can help, for a cause whose text contains this. */
  public Scenario stalls(String text) {
    Decision<AIStoreStep> end = run();
    assertThat(end).as(driver.log().text()).isInstanceOf(Decision.Stalled.class);
    assertThat(((Decision.Stalled<AIStoreStep>) end).message()).contains(text);
    return settled();
  }

  /** Long after, every object that was acknowledged can be read, unless its target is down. */
  private Scenario settled() {
    driver.idle(cluster.timing.window() + 2);
    assertThat(cues).as("cues that never came").isEmpty();
    assertThat(cluster.hidden()).as("hidden objects\n" + driver.log().text()).isZero();
    return this;
  }

  public Driver driver() {
    return driver;
  }

  public SimulatedCluster cluster() {
    return cluster;
  }

  /** Compares the log with the golden one. */
  public void matches(String operation, String scenario) {
    Golden.check(operation, scenario, driver.log().text());
  }
}
