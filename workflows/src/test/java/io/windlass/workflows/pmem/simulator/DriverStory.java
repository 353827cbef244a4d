package io.windlass.workflows.pmem.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.failure.ApplicationFailure;
import io.windlass.workflows.aistore.simulator.Golden;
import io.windlass.workflows.lifecycle.Decision;
import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Operation;
import io.windlass.workflows.lifecycle.OperationRequest;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.PlanRequest;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.ResourceReference;
import io.windlass.workflows.lifecycle.Verdict;
import io.windlass.workflows.lifecycle.Wishes;
import io.windlass.workflows.pmem.DriverObservation;
import io.windlass.workflows.pmem.PmemDecider;
import io.windlass.workflows.pmem.PmemPlanner;
import io.windlass.workflows.pmem.PmemStep;
import io.windlass.workflows.pmem.PmemWorkflows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A story about one driver: runs decider and planners as the workflows do, one second at a time,
 * writes down what was decided and why, and holds the invariants at every second.
 */
public final class DriverStory {

  private static final int LONGEST = 20_000;

  /** Something that happens some seconds after a step with this title began. */
  private static final class Cue {
    final String step;
    final Consumer<SimulatedDriver> action;
    int wait;
    boolean due;

    Cue(String step, int wait, Consumer<SimulatedDriver> action) {
      this.step = step;
      this.wait = wait;
      this.action = action;
    }
  }

  private final SimulatedDriver driver;
  private final DriverLog log = new DriverLog();
  private final List<Cue> cues = new ArrayList<>();
  private final List<String> taken = new ArrayList<>();
  private DriverInvariants invariants;
  private Runnable chance = () -> {};
  private boolean cancelled;

  private DriverStory(SimulatedDriver driver) {
    this.driver = driver;
    this.invariants = new DriverInvariants(driver, log);
  }

  /** A resource that nobody has worked on. */
  public static DriverStory fresh(SimulatedDriver driver) {
    return new DriverStory(driver);
  }

  /** A driver that has been well on every node for a while; its log begins now. */
  public static DriverStory deployed(int nodes, String image) {
    DriverStory first = fresh(new SimulatedDriver(nodes, image)).converges();
    DriverStory story = new DriverStory(first.driver);
    story.idle(100);
    return story;
  }

  public SimulatedDriver driver() {
    return driver;
  }

  DriverLog log() {
    return log;
  }

  /** Called once a second. */
  void chance(Runnable each) {
    chance = each;
  }

  /** Titles of the steps that were taken, in order. */
  List<String> taken() {
    return taken;
  }

  /** Something that happens now. */
  public DriverStory now(String text, Consumer<SimulatedDriver> action) {
    log.event(driver.now(), text);
    action.accept(driver);
    return this;
  }

  /** Something that happens some seconds after a step began whose title starts so. */
  public DriverStory during(
      String step, int seconds, String text, Consumer<SimulatedDriver> action) {
    cues.add(
        new Cue(
            step,
            seconds,
            world -> {
              log.event(world.now(), text);
              action.accept(world);
            }));
    return this;
  }

  /** A person cancels some seconds after such a step began. */
  public DriverStory cancelledDuring(String step, int seconds) {
    return during(step, seconds, "cancelled", world -> cancelled = true);
  }

  /** Works until all is as the spec wants it. */
  public DriverStory converges() {
    assertThat(run()).as(log.text()).isInstanceOf(Decision.Converged.class);
    assertThat(cues).as("cues that never came").isEmpty();
    return this;
  }

  /** Works until only a person or the world can help, for a cause whose text contains this. */
  public DriverStory stalls(Reason reason, String text) {
    Decision<PmemStep> end = run();
    assertThat(end).as(log.text()).isInstanceOf(Decision.Stalled.class);
    Decision.Stalled<PmemStep> stalled = (Decision.Stalled<PmemStep>) end;
    assertThat(stalled.reason()).as(stalled.message()).isEqualTo(reason);
    assertThat(stalled.message()).contains(text);
    return this;
  }

  /** Works until nothing is left to do at the moment, whatever that means. */
  Decision<PmemStep> ends() {
    return run();
  }

  /** The world has taken the driver from a node. */
  void harmed(SimulatedPlace place) {
    invariants.harmed(place);
  }

  /** What a further look must leave as it is. */
  String state() {
    return DriverLog.nodes(driver) + driver.applied + driver.good + driver.controllerBorn;
  }

  /** The resource is gone in the end. */
  public DriverStory goes() {
    assertThat(run()).as(log.text()).isInstanceOf(Decision.Gone.class);
    return this;
  }

  /** Compares the log with the golden one. */
  public void matches(String operation, String scenario) {
    Golden.check(operation, scenario, log.text());
  }

  private Decision<PmemStep> run() {
    for (int rounds = 0; rounds < LONGEST; rounds++) {
      Decision<PmemStep> decision = decide();
      log.decision(driver, decision);
      switch (decision) {
        case Decision.Quiet<PmemStep> quiet -> quiet.steps().forEach(this::takeWhole);
        case Decision.Operate<PmemStep> operate -> {
          Optional<Decision<PmemStep>> end = operate(operate);
          if (end.isPresent()) {
            log.decision(driver, end.orElseThrow());
            return end.orElseThrow();
          }
        }
        case Decision.Converged<PmemStep> converged -> {
          return converged;
        }
        case Decision.Stalled<PmemStep> stalled -> {
          return stalled;
        }
        case Decision.Held<PmemStep> held -> tick();
        case Decision.Gone<PmemStep> gone -> {
          return gone;
        }
      }
      tick();
    }
    throw new AssertionError("endless\n" + log.text());
  }

  private Decision<PmemStep> decide() {
    if (driver.gone) {
      return new Decision.Gone<>();
    }
    return driver.deleting
        ? new Decision.Operate<>(Operation.UNINSTALL, Reason.DELETED, driver.generation)
        : Wishes.of(driver.annotations)
            .decision(PmemDecider.decide(driver.look(), driver.generation));
  }

  /** Runs an operation; the decision that ends all, if it is stalled or cancelled. */
  private Optional<Decision<PmemStep>> operate(Decision.Operate<PmemStep> decided) {
    ResourceReference reference =
        new ResourceReference("Deployment", "", "demo", "u1", decided.generation());
    OperationRequest request =
        new OperationRequest(reference, decided.operation(), decided.reason());
    PmemPlanner planner = PmemWorkflows.planner(decided.operation());
    while (!driver.gone && !superseded(decided)) {
      Intent intent = cancelled ? Intent.STOP : Intent.COMPLETE;
      DriverObservation seen = driver.look();
      PlanRequest asked = new PlanRequest(request, intent, new PlanRequest.Run("w", "r"), "");
      Plan<PmemStep> plan =
          Wishes.of(driver.annotations).plan(asked, each -> planner.plan(seen, each));
      log.plan(driver, plan);
      if (plan.verdict() == Verdict.PROCEED) {
        take(plan, decided);
      } else if (plan.verdict() == Verdict.HOLD) {
        tick();
      } else {
        return end(plan, intent);
      }
    }
    return Optional.empty();
  }

  private boolean superseded(Decision.Operate<PmemStep> decided) {
    boolean deletes = decided.operation() == Operation.UNINSTALL;
    return !cancelled
        && (driver.deleting && !deletes || driver.generation > decided.generation() && !deletes);
  }

  private static Optional<Decision<PmemStep>> end(Plan<PmemStep> plan, Intent intent) {
    return plan.verdict() == Verdict.STALLED || intent == Intent.STOP
        ? Optional.of(new Decision.Stalled<>(plan.reason(), plan.message()))
        : Optional.empty();
  }

  private void take(Plan<PmemStep> plan, Decision.Operate<PmemStep> decided) {
    long generation = decided.generation();
    for (PmemStep step : plan.now()) {
      begin(step);
      try {
        attempt(step, generation);
      } catch (ApplicationFailure outdated) {
        log.event(driver.now(), "outdated: " + outdated.getOriginalMessage());
        tick();
        return;
      }
      boolean paused = Wishes.of(driver.annotations).paused();
      if (driver.generation != generation || cancelled || paused) {
        return;
      }
    }
  }

  private void attempt(PmemStep step, long generation) {
    DriverSteps steps = new DriverSteps(driver);
    boolean before = cancelled;
    for (int tries = 0; !steps.attempt(step); tries++) {
      tick();
      boolean news = driver.generation != generation || cancelled != before || driver.deleting;
      if (step.interruptible() && news) {
        return;
      }
      assertThat(tries).as(() -> step.title() + " is endless\n" + log.text()).isLessThan(LONGEST);
    }
    tick();
  }

  private void takeWhole(PmemStep step) {
    begin(step);
    attempt(step, driver.generation);
  }

  private void begin(PmemStep step) {
    taken.add(step.title());
    cues.stream().filter(cue -> step.title().startsWith(cue.step)).forEach(cue -> cue.due = true);
  }

  /** Time passes. */
  public DriverStory idle(int seconds) {
    for (int second = 0; second < seconds; second++) {
      tick();
    }
    return this;
  }

  private void tick() {
    driver.tick();
    List<Cue> now = cues.stream().filter(cue -> cue.due && cue.wait-- <= 0).toList();
    cues.removeAll(now);
    now.forEach(cue -> cue.action.accept(driver));
    chance.run();
    invariants.check();
  }
}
