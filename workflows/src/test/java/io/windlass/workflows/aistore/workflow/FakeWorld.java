package io.windlass.workflows.aistore.workflow;

import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import io.windlass.workflows.aistore.AIStoreDecider;
import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.AIStoreWorkflows;
import io.windlass.workflows.aistore.OperationPlanner;
import io.windlass.workflows.aistore.delete.DeletePlanner;
import io.windlass.workflows.aistore.foresight.Foresight;
import io.windlass.workflows.aistore.simulator.Observer;
import io.windlass.workflows.aistore.simulator.SimulatedCluster;
import io.windlass.workflows.aistore.simulator.Steps;
import io.windlass.workflows.lifecycle.Cause;
import io.windlass.workflows.lifecycle.Conclusion;
import io.windlass.workflows.lifecycle.DecideRequest;
import io.windlass.workflows.lifecycle.Decision;
import io.windlass.workflows.lifecycle.Forecast;
import io.windlass.workflows.lifecycle.Operation;
import io.windlass.workflows.lifecycle.Phase;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.PlanRequest;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Verdict;
import io.windlass.workflows.lifecycle.Wish;
import io.windlass.workflows.lifecycle.Wishes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A simulated cluster as the activities see it. Its clock runs only while an activity waits, so
 * that a test takes no longer than its decisions. Tests tell it what shall happen when a step is
 * taken.
 */
final class FakeWorld {

  /** Something that happens once, when a step whose title starts so is being taken. */
  private record Cue(String step, Runnable action) {}

  /** Between two attempts: many at once must leave the machine to the workflows. */
  private static final long PACE = 100_000;

  private final SimulatedCluster cluster;
  private final Observer observer;
  private final List<Cue> cues = new CopyOnWriteArrayList<>();
  private final List<String> faults = new CopyOnWriteArrayList<>();
  private final List<String> endless = new CopyOnWriteArrayList<>();
  private final List<AIStoreStep> steps = new ArrayList<>();
  private final List<Conclusion> conclusions = new ArrayList<>();
  private final List<Cause> causes = new ArrayList<>();
  private final Map<String, String> annotations = new HashMap<>();
  private final Set<String> troubles = new LinkedHashSet<>();
  private OptionalLong cancelled = OptionalLong.empty();

  FakeWorld(SimulatedCluster cluster) {
    this.cluster = cluster;
    this.observer = new Observer(cluster);
  }

  /** Something happens once, when a step whose title starts so is being taken. */
  void during(String step, Runnable action) {
    cues.add(new Cue(step, action));
  }

  /** Every attempt fails from now on, so often, when a step whose title starts so is taken. */
  void failing(String step, int times) {
    IntStream.range(0, times).forEach(ignored -> faults.add(step));
  }

  /** No step whose title starts so comes to its end by itself. */
  void endless(String step) {
    endless.add(step);
  }

  synchronized void change(Consumer<SimulatedCluster> action) {
    action.accept(cluster);
  }

  /** Every step that was begun, in order; a repeated attempt counts again. */
  synchronized List<AIStoreStep> steps() {
    return List.copyOf(steps);
  }

  synchronized List<Conclusion> conclusions() {
    return List.copyOf(conclusions);
  }

  /** The causes that the deciding activity was given. */
  synchronized List<Cause> causes() {
    return List.copyOf(causes);
  }

  /** The troubles that deciding and planning activities were told of. */
  synchronized Set<String> troubles() {
    return Set.copyOf(troubles);
  }

  synchronized Decision<AIStoreStep> decide(DecideRequest request) {
    cluster.tick();
    causes.add(request.request().cause());
    troubles.add(request.trouble());
    long generation = cluster.spec().generation();
    if (cluster.gone()) {
      return new Decision.Gone<>();
    }
    if (cluster.deleting()) {
      return new Decision.Operate<>(Operation.DELETE, Reason.DELETED, generation);
    }
    boolean held = cancelled.isPresent() && cancelled.getAsLong() == generation;
    if (held && !request.request().cause().overridesCancel()) {
      return new Decision.Stalled<>(Reason.CANCELLED, "cancelled by a person");
    }
    return wishes().decision(AIStoreDecider.decide(observer.look(), generation));
  }

  private Wishes wishes() {
    return Wishes.of(annotations);
  }

  /** As a person does with kubectl, or as the activity does for one with temporal. */
  synchronized boolean wish(Wish wish) {
    String before = annotations.put(wish.annotation(), wish.value());
    return !wish.value().equals(before == null ? "" : before);
  }

  synchronized Plan<AIStoreStep> plan(PlanRequest request) {
    cluster.tick();
    troubles.add(request.trouble());
    if (cluster.gone()) {
      return DeletePlanner.gone();
    }
    if (cluster.deleting() && request.operation().operation() != Operation.DELETE) {
      return Plan.end(Verdict.SUPERSEDED, Reason.SUPERSEDED, "the resource has changed");
    }
    if (cluster.spec().generation() > request.operation().reference().generation()
        && request.intent() == io.windlass.workflows.lifecycle.Intent.COMPLETE) {
      return Plan.end(Verdict.SUPERSEDED, Reason.SUPERSEDED, "the resource has changed");
    }
    OperationPlanner planner = AIStoreWorkflows.planner(request.operation().operation());
    return wishes().plan(request, intent -> planner.plan(observer.look(), intent));
  }

  synchronized Forecast foresee() {
    return Foresight.of(observer.look());
  }

  synchronized void conclude(Conclusion conclusion) {
    conclusions.add(conclusion);
    if (conclusion.result().phase() == Phase.CANCELLED) {
      cancelled = OptionalLong.of(conclusion.reference().generation());
    }
  }

  /** Takes a step as an activity does: until its effect is there, or until it is cancelled. */
  void act(AIStoreStep step) {
    begin(step);
    Steps attempts = new Steps(cluster);
    while (endless.stream().anyMatch(step.title()::startsWith) || !attempt(attempts, step)) {
      Activity.getExecutionContext().heartbeat(null);
      LockSupport.parkNanos(PACE);
    }
  }

  private void begin(AIStoreStep step) {
    synchronized (this) {
      steps.add(step);
    }
    List<Cue> now = cues.stream().filter(cue -> step.title().startsWith(cue.step())).toList();
    cues.removeAll(now);
    now.forEach(cue -> cue.action().run());
    Optional<String> fault = faults.stream().filter(step.title()::startsWith).findFirst();
    fault.ifPresent(
        found -> {
          faults.remove(found);
          throw new IllegalStateException("no proxy answers");
        });
  }

  private synchronized boolean attempt(Steps attempts, AIStoreStep step) {
    cluster.tick();
    return attempts.attempt(step);
  }

  /** What an activity throws when the world refuses for good. */
  static ApplicationFailure refusal(String message) {
    return ApplicationFailure.newNonRetryableFailure(message, "Refused");
  }
}
