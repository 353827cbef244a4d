package io.windlass.workflows.aistore.simulator;

import io.temporal.failure.ApplicationFailure;
import io.windlass.workflows.aistore.AIStoreDecider;
import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.AIStoreWorkflows;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.Displacement;
import io.windlass.workflows.aistore.OperationPlanner;
import io.windlass.workflows.aistore.delete.DeletePlanner;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/**
 * Runs decider and planners against a simulated cluster as the workflows do, one tick at a time.
 *
 * <ol>
 *   <li>Decide; take quiet steps; run an operation to its end; decide again.
 *   <li>An operation looks, plans, and takes the batch; a newer spec, a cancel or a pause is heeded
 *       between steps and ends a pure wait early.
 *   <li>Faults strike with the ticks: each listener is called once per tick.
 * </ol>
 */
public final class Driver {

  /** What comes over the cluster and over the operation while time passes. */
  @FunctionalInterface
  public interface Listener {

    /** Called after each tick. */
    void ticked();
  }

  /** Looks over the driver's shoulder at each decision. */
  public interface Watch {

    /** A batch is about to be taken on the strength of an observation. */
    void planned(ClusterObservation seen, Plan<AIStoreStep> plan);

    /** A step is about to be attempted. */
    void taking(AIStoreStep step);

    /** A tick has passed. */
    void ticked();
  }

  /** How long a run may take before it counts as endless. */
  private static final int LIMIT = 40_000;

  private final SimulatedCluster cluster;
  private final Observer observer;
  private final DecisionLog log = new DecisionLog();
  private final List<Listener> listeners = new ArrayList<>();
  private final List<Watch> watches = new ArrayList<>();
  private OptionalLong cancelledGeneration = OptionalLong.empty();
  private boolean cancelRequested;
  private boolean terminated;
  private boolean paused;
  private boolean holding;
  private boolean working;

  public Driver(SimulatedCluster cluster) {
    this.cluster = cluster;
    this.observer = new Observer(cluster);
  }

  public DecisionLog log() {
    return log;
  }

  public SimulatedCluster cluster() {
    return cluster;
  }

  public void listen(Listener listener) {
    listeners.add(listener);
  }

  public void watch(Watch watch) {
    watches.add(watch);
  }

  /** A person cancels what runs now. */
  public void cancel() {
    cancelRequested = true;
  }

  /** A person asks to go on after a cancel. */
  public void retry() {
    cancelledGeneration = OptionalLong.empty();
  }

  public void pause() {
    paused = true;
  }

  public void resume() {
    paused = false;
  }

  /** Whether it waits for a person to resume. */
  boolean holding() {
    return holding;
  }

  /** The workflow is terminated wherever it is; nothing of it is remembered. */
  public void terminate() {
    terminated = true;
  }

  /** Thrown to unwind a terminated run. */
  private static final class Terminated extends RuntimeException {
    private static final long serialVersionUID = 1;

    Terminated() {
      super("terminated", null, false, false);
    }
  }

  /** Works until nothing is left to do; the last decision. */
  public Decision<AIStoreStep> converge() {
    working = true;
    while (true) {
      try {
        Optional<Decision<AIStoreStep>> end = round();
        if (end.isPresent()) {
          working = false;
          return end.get();
        }
      } catch (Terminated ignored) {
        log.event(cluster.now(), "workflow terminated");
        cancelRequested = false;
      }
    }
  }

  /** Lets time pass without any workflow. */
  public void idle(int ticks) {
    for (int passed = 0; passed < ticks; passed++) {
      tick();
      terminated = false;
      cancelRequested = false;
    }
  }

  private Optional<Decision<AIStoreStep>> round() {
    tick();
    ClusterObservation seen = observer.look();
    Decision<AIStoreStep> decision = decide(seen);
    log.decision(cluster.now(), seen, decision);
    return switch (decision) {
      case Decision.Converged<AIStoreStep> end -> Optional.of(end);
      case Decision.Stalled<AIStoreStep> end -> Optional.of(end);
      case Decision.Gone<AIStoreStep> end -> Optional.of(end);
      case Decision.Held<AIStoreStep> ignored -> {
        holdWhile(() -> true);
        yield Optional.empty();
      }
      case Decision.Quiet<AIStoreStep> quiet -> {
        takeAll(quiet.steps());
        yield Optional.empty();
      }
      case Decision.Operate<AIStoreStep> operate -> operate(operate);
    };
  }

  /** What the deciding activity says, given what is remembered on the resource. */
  public Decision<AIStoreStep> decide(ClusterObservation seen) {
    long generation = cluster.spec.generation();
    if (cluster.gone) {
      return new Decision.Gone<>();
    }
    if (cluster.deleting) {
      return new Decision.Operate<>(Operation.DELETE, Reason.DELETED, generation);
    }
    if (cancelledGeneration.isPresent() && cancelledGeneration.getAsLong() == generation) {
      return new Decision.Stalled<>(Reason.CANCELLED, "a person cancelled this generation");
    }
    return wishes().decision(AIStoreDecider.decide(seen, generation));
  }

  private Optional<Decision<AIStoreStep>> operate(Decision.Operate<AIStoreStep> operate) {
    while (true) {
      tick();
      if (superseded(operate) && !cancelRequested) {
        log.event(cluster.now(), "superseded");
        return Optional.empty();
      }
      Intent intent = intent();
      ClusterObservation seen = observer.look();
      Plan<AIStoreStep> plan = plan(operate, intent, seen);
      log.plan(cluster.now(), seen, plan);
      watches.forEach(watch -> watch.planned(seen, plan));
      if (plan.verdict() == Verdict.PROCEED) {
        take(plan, intent);
      } else if (plan.verdict() == Verdict.HOLD) {
        holdWhile(() -> !superseded(operate));
      } else {
        return end(operate, plan, intent);
      }
    }
  }

  private Plan<AIStoreStep> plan(
      Decision.Operate<AIStoreStep> operate, Intent intent, ClusterObservation seen) {
    if (cluster.gone) {
      return DeletePlanner.gone();
    }
    OperationPlanner planner = AIStoreWorkflows.planner(operate.operation());
    return wishes()
        .plan(
            request(operate, intent),
            one ->
                Displacement.of(operate.operation(), seen, one)
                    .orElseGet(() -> planner.plan(seen, one)));
  }

  private Wishes wishes() {
    return new Wishes(paused, List.of(), "", Optional.empty());
  }

  private static PlanRequest request(Decision.Operate<AIStoreStep> operate, Intent intent) {
    ResourceReference reference =
        new ResourceReference("AIStore", "ais", "demo", "uid", operate.generation());
    return new PlanRequest(
        new OperationRequest(reference, operate.operation(), operate.reason()),
        intent,
        new PlanRequest.Run("workflow", "run"),
        "");
  }

  private void holdWhile(BooleanSupplier wanted) {
    log.event(cluster.now(), "paused");
    holding = true;
    while (paused && !cancelRequested && wanted.getAsBoolean()) {
      tick();
    }
    holding = false;
  }

  private Optional<Decision<AIStoreStep>> end(
      Decision.Operate<AIStoreStep> operate, Plan<AIStoreStep> plan, Intent intent) {
    if (intent == Intent.STOP) {
      cancelledGeneration = OptionalLong.of(operate.generation());
      return Optional.of(new Decision.Stalled<>(Reason.CANCELLED, plan.message()));
    }
    return plan.verdict() == Verdict.STALLED && !superseded(operate)
        ? Optional.of(new Decision.Stalled<>(plan.reason(), plan.message()))
        : Optional.empty();
  }

  /** What has changed since the look ends the batch; what the look has seen does not. */
  private void take(Plan<AIStoreStep> plan, Intent intent) {
    boolean before = paused;
    boolean deleted = cluster.deleting;
    long generation = cluster.spec.generation();
    BooleanSupplier interrupted =
        () ->
            cluster.spec.generation() != generation
                || cluster.deleting != deleted
                || intent() != intent
                || paused != before;
    for (AIStoreStep step : plan.now()) {
      if (!attempt(step, interrupted) || interrupted.getAsBoolean()) {
        return;
      }
    }
  }

  private void takeAll(List<AIStoreStep> steps) {
    for (AIStoreStep step : steps) {
      if (!attempt(step, () -> false)) {
        return;
      }
    }
  }

  /** Attempts a step until its effect is there; false when it was ended early. */
  private boolean attempt(AIStoreStep step, BooleanSupplier interrupted) {
    Steps steps = new Steps(cluster);
    try {
      watches.forEach(watch -> watch.taking(step));
      while (!steps.attempt(step)) {
        if (step.interruptible() && intent() == Intent.COMPLETE && interrupted.getAsBoolean()) {
          return false;
        }
        tick();
      }
      // Between two steps is time, in which things happen.
      tick();
      return true;
    } catch (ApplicationFailure outdated) {
      log.outdated(cluster.now(), outdated.getOriginalMessage());
      tick();
      return false;
    }
  }

  private boolean superseded(Decision.Operate<AIStoreStep> operate) {
    return cluster.spec.generation() > operate.generation()
        || cluster.deleting && operate.operation() != Operation.DELETE;
  }

  private Intent intent() {
    return cancelRequested ? Intent.STOP : Intent.COMPLETE;
  }

  private void tick() {
    if (cluster.now() > LIMIT) {
      throw new AssertionError("no end in sight\n" + log.text());
    }
    cluster.tick();
    listeners.forEach(Listener::ticked);
    watches.forEach(Watch::ticked);
    if (terminated && working) {
      terminated = false;
      throw new Terminated();
    }
  }
}
