package io.windlass.activities.aistore;

import io.windlass.activities.kubernetes.Conditions;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.ClusterState;
import io.windlass.workflows.lifecycle.Operation;
import java.util.Optional;

/**
 * The conditions and states of the original operator, with its words, for everything that was
 * written to read them.
 */
record OperatorConditions(Conditions conditions) {

  /** The cluster is complete and everything is as the spec wants it. */
  void complete() {
    created();
    conditions.set(
        ConditionTypes.READY_REBALANCE, true, "ReadyRebalance", "Cluster is ready to rebalance");
  }

  /** The cluster was complete once. */
  void created() {
    initialized();
    conditions.set(ConditionTypes.CREATED, true, "Created", "Success creating AIS cluster");
  }

  /** Every node has ended, as the spec wants it. */
  void atRest() {
    initialized();
    conditions.set(
        ConditionTypes.READY_REBALANCE, false, "Shutdown", "Disabling rebalance before shutdown");
  }

  /** An operation is under way. */
  void during(Operation operation, ClusterObservation observation) {
    initialized();
    boolean ready =
        observation.rebalanceEnabled() == observation.policy().rebalanceEnabled()
            && operation != Operation.DEPLOY;
    if (ready) {
      conditions.set(
          ConditionTypes.READY_REBALANCE, true, "ReadyRebalance", "Cluster is ready to rebalance");
    } else {
      conditions.set(
          ConditionTypes.READY_REBALANCE,
          false,
          reason(operation),
          "Automatic rebalance is off: " + operation.title());
    }
  }

  private static String reason(Operation operation) {
    return switch (operation) {
      case SCALE_UP, SCALE_DOWN -> "Scaling";
      case SHUT_DOWN -> "Shutdown";
      case DEPLOY,
          ROLLING_UPGRADE,
          ROLLING_RESTART,
          REBALANCE,
          REPLACE_NODE,
          DRAIN,
          ROTATE_CERTIFICATES,
          RECOVER,
          START_UP,
          DRIVER_ROLLOUT,
          CONVERT,
          UNINSTALL,
          TAKE_OVER,
          DELETE ->
          "Upgrading";
    };
  }

  private void initialized() {
    conditions.set(ConditionTypes.INITIALIZED, true, "Initialized", "Success initializing cluster");
  }

  /** The state during an operation; empty leaves it as it is. */
  static Optional<ClusterState> state(Operation operation, AIStore aistore) {
    return switch (operation) {
      case DEPLOY ->
          Optional.of(
              ConditionTypes.isTrue(aistore, ConditionTypes.CREATED)
                  ? ClusterState.CREATED
                  : ClusterState.INITIALIZED);
      case ROLLING_UPGRADE, ROLLING_RESTART, ROTATE_CERTIFICATES ->
          Optional.of(ClusterState.UPGRADING);
      case SHUT_DOWN -> Optional.of(ClusterState.SHUTTING_DOWN);
      case START_UP -> Optional.of(ClusterState.CREATED);
      case DELETE -> Optional.of(ClusterState.DECOMMISSIONING);
      case SCALE_UP,
          SCALE_DOWN,
          REBALANCE,
          REPLACE_NODE,
          DRAIN,
          RECOVER,
          DRIVER_ROLLOUT,
          CONVERT,
          TAKE_OVER,
          UNINSTALL ->
          balancing(aistore) ? Optional.of(ClusterState.READY) : Optional.empty();
    };
  }

  /** Whether the state still tells of load balancers that have their addresses by now. */
  private static boolean balancing(AIStore aistore) {
    ClusterState state = aistore.getStatus().state();
    return state == ClusterState.INITIALIZING_LOAD_BALANCER_SERVICE
        || state == ClusterState.PENDING_LOAD_BALANCER_SERVICE;
  }
}
