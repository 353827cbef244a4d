package io.windlass.workflows.pmem.workflow;

import io.temporal.activity.Activity;
import io.windlass.workflows.lifecycle.Conclusion;
import io.windlass.workflows.lifecycle.DecideRequest;
import io.windlass.workflows.lifecycle.Decision;
import io.windlass.workflows.lifecycle.Forecast;
import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Operation;
import io.windlass.workflows.lifecycle.Phase;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.PlanRequest;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Verdict;
import io.windlass.workflows.lifecycle.Wish;
import io.windlass.workflows.lifecycle.Wishes;
import io.windlass.workflows.pmem.PmemDecider;
import io.windlass.workflows.pmem.PmemPlanner;
import io.windlass.workflows.pmem.PmemStep;
import io.windlass.workflows.pmem.PmemWorkflows;
import io.windlass.workflows.pmem.foresight.DriverForesight;
import io.windlass.workflows.pmem.simulator.DriverSteps;
import io.windlass.workflows.pmem.simulator.SimulatedDriver;
import io.windlass.workflows.pmem.uninstall.UninstallPlanner;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * A simulated driver as the activities see it. Its clock runs only while an activity waits. Tests
 * tell it what shall happen when a step is taken.
 */
final class FakeDriverWorld {

  /** Something that happens once, when a step whose title starts so is being taken. */
  private record Cue(String step, Runnable action) {}

  private static final long PACE = 100_000;

  private final SimulatedDriver driver;
  private final List<Cue> cues = new CopyOnWriteArrayList<>();
  private final List<PmemStep> steps = new ArrayList<>();
  private final List<Conclusion> conclusions = new ArrayList<>();
  private OptionalLong cancelled = OptionalLong.empty();

  FakeDriverWorld(SimulatedDriver driver) {
    this.driver = driver;
  }

  void during(String step, Runnable action) {
    cues.add(new Cue(step, action));
  }

  synchronized void change(Consumer<SimulatedDriver> action) {
    action.accept(driver);
  }

  synchronized List<String> steps() {
    return steps.stream().map(PmemStep::title).toList();
  }

  synchronized List<Conclusion> conclusions() {
    return List.copyOf(conclusions);
  }

  synchronized Decision<PmemStep> decide(DecideRequest request) {
    driver.tick();
    if (driver.gone()) {
      return new Decision.Gone<>();
    }
    if (driver.deleting()) {
      return new Decision.Operate<>(Operation.UNINSTALL, Reason.DELETED, driver.generation());
    }
    boolean held = cancelled.isPresent() && cancelled.getAsLong() == driver.generation();
    return held && !request.request().cause().overridesCancel()
        ? new Decision.Stalled<>(Reason.CANCELLED, "cancelled by a person")
        : wishes().decision(PmemDecider.decide(driver.look(), driver.generation()));
  }

  synchronized Forecast foresee() {
    return DriverForesight.of(driver.look());
  }

  private Wishes wishes() {
    return Wishes.of(driver.annotations());
  }

  synchronized boolean wish(Wish wish) {
    String before = driver.annotations().put(wish.annotation(), wish.value());
    return !wish.value().equals(before == null ? "" : before);
  }

  synchronized Plan<PmemStep> plan(PlanRequest request) {
    driver.tick();
    if (driver.gone()) {
      return UninstallPlanner.gone();
    }
    boolean newer =
        driver.generation() > request.operation().reference().generation()
            || driver.deleting() && request.operation().operation() != Operation.UNINSTALL;
    if (newer && request.intent() == Intent.COMPLETE) {
      return Plan.end(Verdict.SUPERSEDED, Reason.SUPERSEDED, "the resource has changed");
    }
    PmemPlanner planner = PmemWorkflows.planner(request.operation().operation());
    return wishes().plan(request, intent -> planner.plan(driver.look(), intent));
  }

  synchronized void conclude(Conclusion conclusion) {
    conclusions.add(conclusion);
    if (conclusion.result().phase() == Phase.CANCELLED) {
      cancelled = OptionalLong.of(conclusion.reference().generation());
    }
  }

  /** Takes a step as an activity does: until its effect is there, or until it is cancelled. */
  void act(PmemStep step) {
    synchronized (this) {
      steps.add(step);
    }
    List<Cue> now = cues.stream().filter(cue -> step.title().startsWith(cue.step())).toList();
    cues.removeAll(now);
    now.forEach(cue -> cue.action().run());
    DriverSteps attempts = new DriverSteps(driver);
    while (!attempt(attempts, step)) {
      Activity.getExecutionContext().heartbeat(null);
      LockSupport.parkNanos(PACE);
    }
  }

  private synchronized boolean attempt(DriverSteps attempts, PmemStep step) {
    driver.tick();
    return attempts.attempt(step);
  }
}
