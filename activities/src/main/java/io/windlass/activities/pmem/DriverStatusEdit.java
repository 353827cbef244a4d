package io.windlass.activities.pmem;

import io.fabric8.kubernetes.api.model.Condition;
import io.windlass.activities.kubernetes.Conditions;
import io.windlass.workflows.pmem.DriverVolumes;
import io.windlass.workflows.pmem.resource.ConversionStatus;
import io.windlass.workflows.pmem.resource.DriverCertificateStatus;
import io.windlass.workflows.pmem.resource.DriverComponent;
import io.windlass.workflows.pmem.resource.DriverPhase;
import io.windlass.workflows.pmem.resource.DriverStatus;
import io.windlass.workflows.pmem.resource.NodeEvent;
import io.windlass.workflows.pmem.resource.NodesSummary;
import io.windlass.workflows.pmem.resource.PmemResource;
import io.windlass.workflows.pmem.resource.RolloutStatus;
import io.windlass.workflows.resource.EndedOperation;
import io.windlass.workflows.resource.OperationStatus;
import io.windlass.workflows.resource.PlanStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes a new status from the present one. What is not named stays. */
final class DriverStatusEdit {

  /** How many ended operations are told. */
  private static final int REMEMBERED = 10;

  private final DriverStatus before;
  private final @Nullable Long generation;
  private @Nullable DriverPhase phase;
  private @Nullable String reason;
  private List<Condition> conditions;
  private List<DriverComponent> components;
  private @Nullable NodesSummary nodes;
  private @Nullable RolloutStatus rollout;
  private List<ConversionStatus> conversions;
  private List<DriverCertificateStatus> certificates;
  private List<String> volumes;
  private @Nullable OperationStatus operation;
  private @Nullable PlanStatus plan;
  private List<EndedOperation> history;

  private DriverStatusEdit(PmemResource resource, @Nullable Long generation) {
    this.before = resource.getStatus();
    this.generation = generation;
    phase = before.phase();
    reason = before.reason();
    conditions = before.conditions();
    components = before.driverComponents();
    nodes = before.nodes();
    rollout = before.rollout();
    conversions = before.conversions();
    certificates = before.certificates();
    volumes = before.volumes();
    operation = before.operation();
    plan = before.plan();
    history = before.history();
  }

  /**
   * @param generation of the spec that the new status is about
   */
  static DriverStatusEdit of(PmemResource resource, long generation) {
    return new DriverStatusEdit(resource, generation);
  }

  /** About the same generation as before: what is added says nothing of the spec. */
  static DriverStatusEdit beside(PmemResource resource) {
    return new DriverStatusEdit(resource, resource.getStatus().observedGeneration());
  }

  DriverStatusEdit phase(DriverPhase changed, String why) {
    phase = changed;
    reason = why;
    return this;
  }

  DriverStatusEdit conditions(Conditions changed) {
    conditions = changed.list();
    return this;
  }

  /** How controller, nodes and certificates stand. */
  DriverStatusEdit look(DriverLook look) {
    LookReport report = new LookReport(look);
    components = report.components().stream().map(this::since).toList();
    nodes = report.nodes();
    rollout = report.rollout(events().seen(look.observation()).told());
    conversions = report.conversions();
    certificates = report.certificates();
    conditions =
        report.told(new Conditions(conditions, Objects.requireNonNullElse(generation, 0L))).list();
    return this;
  }

  /** A component that says the same as before has said it since then. */
  private DriverComponent since(DriverComponent now) {
    return before.driverComponents().stream()
        .filter(known -> known.component().equals(now.component()))
        .filter(known -> known.status().equals(now.status()))
        .filter(known -> Objects.equals(known.reason(), now.reason()))
        .findFirst()
        .orElse(now);
  }

  private NodeHistory events() {
    return new NodeHistory(
        Optional.ofNullable(rollout).map(RolloutStatus::history).orElse(List.of()));
  }

  /** Volumes that hold something up now. */
  DriverStatusEdit volumes(DriverVolumes held) {
    volumes = held.names();
    return this;
  }

  /** What was done to nodes. */
  DriverStatusEdit nodeHistory(UnaryOperator<NodeHistory> more) {
    List<NodeEvent> all = more.apply(events()).told();
    rollout =
        Optional.ofNullable(rollout)
            .map(
                known ->
                    new RolloutStatus(
                        known.wanted(),
                        known.good(),
                        known.rejected(),
                        known.rejectedBecause(),
                        known.failed(),
                        all))
            .orElseGet(() -> new RolloutStatus(null, null, null, null, null, all));
    return this;
  }

  DriverStatusEdit operation(OperationStatus changed) {
    operation = changed;
    return this;
  }

  DriverStatusEdit noOperation() {
    operation = null;
    return this;
  }

  /** What would be done, as somebody asked. */
  DriverStatusEdit plan(PlanStatus answer) {
    plan = answer;
    return this;
  }

  /** The last ones, the newest at the end; another try with the same end is not told. */
  DriverStatusEdit ended(EndedOperation end) {
    if (history.isEmpty() || !end.repeats(history.getLast())) {
      List<EndedOperation> all = new ArrayList<>(history);
      all.add(end);
      history = all.subList(Math.max(0, all.size() - REMEMBERED), all.size());
    }
    return this;
  }

  DriverStatus build() {
    boolean same = phase == before.phase() && Objects.equals(reason, before.reason());
    return new DriverStatus(
        phase,
        reason,
        same && before.lastUpdated() != null ? before.lastUpdated() : Conditions.now(),
        conditions,
        components,
        generation,
        nodes,
        rollout,
        conversions,
        certificates,
        volumes,
        operation,
        plan,
        history);
  }
}
