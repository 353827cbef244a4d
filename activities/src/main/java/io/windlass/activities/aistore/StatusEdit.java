package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.Condition;
import io.windlass.activities.aistore.http.ClusterMap;
import io.windlass.activities.kubernetes.Conditions;
import io.windlass.workflows.aistore.RoleObservation;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.AIStoreStatus;
import io.windlass.workflows.aistore.resource.AutoscaleStatus;
import io.windlass.workflows.aistore.resource.CertificateStatus;
import io.windlass.workflows.aistore.resource.ClusterState;
import io.windlass.workflows.aistore.resource.NodesStatus;
import io.windlass.workflows.resource.EndedOperation;
import io.windlass.workflows.resource.OperationStatus;
import io.windlass.workflows.resource.PlanStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a new status from the present one. What is not named stays. */
final class StatusEdit {

  /** How many ended operations are told. */
  private static final int REMEMBERED = 10;

  private final @Nullable Long generation;
  private @Nullable AutoscaleStatus hosts;
  private List<Condition> conditions;
  private @Nullable ClusterState state;
  private @Nullable String url;
  private @Nullable String clusterId;
  private @Nullable OperationStatus operation;
  private @Nullable NodesStatus nodes;
  private @Nullable PlanStatus plan;
  private List<EndedOperation> history;
  private @Nullable CertificateStatus certificate;

  private StatusEdit(AIStore aistore, @Nullable Long generation) {
    this.generation = generation;
    AIStoreStatus before = aistore.getStatus();
    hosts = before.autoscaleStatus();
    conditions = before.conditions();
    state = before.state();
    url = before.intraClusterURL();
    clusterId = before.clusterID();
    operation = before.operation();
    nodes = before.nodes();
    plan = before.plan();
    history = before.history();
    certificate = before.certificate();
  }

  /**
   * @param generation of the spec that the new status is about
   */
  static StatusEdit of(AIStore aistore, long generation) {
    return new StatusEdit(aistore, generation);
  }

  /** About the same generation as before: what is added says nothing of the spec. */
  static StatusEdit beside(AIStore aistore) {
    return new StatusEdit(aistore, aistore.getStatus().observedGeneration());
  }

  StatusEdit conditions(Conditions changed) {
    conditions = changed.list();
    return this;
  }

  StatusEdit state(ClusterState changed) {
    state = changed;
    return this;
  }

  StatusEdit state(Optional<ClusterState> changed) {
    return changed.map(this::state).orElse(this);
  }

  /** What the cluster is called, how many of its nodes serve, and which hosts it follows. */
  StatusEdit cluster(String address, ClusterObserver.Look look) {
    following(look.hosts());
    url = address;
    clusterId = look.map().map(ClusterMap::id).orElse(clusterId);
    nodes =
        new NodesStatus(
            fraction(look.observation().proxies()), fraction(look.observation().targets()));
    return this;
  }

  /** Which hosts the cluster follows. */
  StatusEdit following(Optional<AutoscaleStatus> changed) {
    hosts = changed.orElse(null);
    return this;
  }

  StatusEdit operation(OperationStatus changed) {
    operation = changed;
    return this;
  }

  /** The last ones, the newest at the end; another try with the same end is not told. */
  StatusEdit ended(EndedOperation end) {
    if (history.isEmpty() || !end.repeats(history.getLast())) {
      List<EndedOperation> all = new ArrayList<>(history);
      all.add(end);
      history = all.subList(Math.max(0, all.size() - REMEMBERED), all.size());
    }
    return this;
  }

  StatusEdit plan(PlanStatus changed) {
    plan = changed;
    return this;
  }

  /** None for plain HTTP. */
  StatusEdit certificate(Optional<CertificateStatus> changed) {
    certificate = changed.orElse(null);
    return this;
  }

  StatusEdit noOperation() {
    operation = null;
    return this;
  }

  AIStoreStatus build() {
    return new AIStoreStatus(
        state,
        hosts,
        url,
        clusterId,
        conditions,
        generation,
        operation,
        nodes,
        plan,
        history,
        certificate);
  }

  private static String fraction(RoleObservation role) {
    return "%d/%d".formatted(role.serving(), role.desired());
  }
}
