package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.Condition;
import io.windlass.activities.aistore.http.ClusterMap;
import io.windlass.activities.kubernetes.Conditions;
import io.windlass.workflows.aistore.RoleObservation;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.AIStoreStatus;
import io.windlass.workflows.aistore.resource.ClusterState;
import io.windlass.workflows.aistore.resource.NodesStatus;
import io.windlass.workflows.aistore.resource.OperationStatus;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a new status from the present one. What is not named stays. */
final class StatusEdit {

  private final AIStoreStatus before;
  private final long generation;
  private List<Condition> conditions;
  private @Nullable ClusterState state;
  private @Nullable String url;
  private @Nullable String clusterId;
  private @Nullable OperationStatus operation;
  private @Nullable NodesStatus nodes;

  private StatusEdit(AIStore aistore, long generation) {
    this.generation = generation;
    before = aistore.getStatus();
    conditions = before.conditions();
    state = before.state();
    url = before.intraClusterURL();
    clusterId = before.clusterID();
    operation = before.operation();
    nodes = before.nodes();
  }

  /**
   * @param generation of the spec that the new status is about
   */
  static StatusEdit of(AIStore aistore, long generation) {
    return new StatusEdit(aistore, generation);
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

  /** What the cluster is called and how many of its nodes serve. */
  StatusEdit cluster(String address, ClusterObserver.Look look) {
    url = address;
    clusterId = look.map().map(ClusterMap::id).orElse(clusterId);
    nodes =
        new NodesStatus(
            fraction(look.observation().proxies()), fraction(look.observation().targets()));
    return this;
  }

  StatusEdit operation(OperationStatus changed) {
    operation = changed;
    return this;
  }

  StatusEdit noOperation() {
    operation = null;
    return this;
  }

  AIStoreStatus build() {
    return new AIStoreStatus(
        state, before.autoscaleStatus(), url, clusterId, conditions, generation, operation, nodes);
  }

  private static String fraction(RoleObservation role) {
    return "%d/%d".formatted(role.serving(), role.desired());
  }
}
