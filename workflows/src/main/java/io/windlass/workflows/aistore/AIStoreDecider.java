package io.windlass.workflows.aistore;

import io.windlass.workflows.aistore.AIStoreStep.ApplyFoundation;
import io.windlass.workflows.aistore.AIStoreStep.ApplyNodes;
import io.windlass.workflows.aistore.AIStoreStep.SetConfig;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.lifecycle.Decision;
import io.windlass.workflows.lifecycle.Operation;
import io.windlass.workflows.lifecycle.Reason;
import java.util.List;

/**
 * Decides what a cluster needs, from one observation.
 *
 * <ol>
 *   <li>Never complete: deploy.
 *   <li>A StatefulSet is gone: recover.
 *   <li>More nodes than the spec wants: refused, since their data would have to move first.
 *   <li>A pod template differs: rolling upgrade. It goes before growth, so that new nodes are born
 *       with the new template.
 *   <li>Fewer nodes than the spec wants: scale up.
 *   <li>A node absent, data unsettled, automatic rebalance not as the spec says: recover.
 *   <li>Owned objects or configuration differ: put right quietly.
 *   <li>Otherwise it has converged.
 * </ol>
 */
public final class AIStoreDecider {

  private AIStoreDecider() {}

  /** The decision for a resource that is valid, supported and not being deleted. */
  public static Decision<AIStoreStep> decide(ClusterObservation observation, long generation) {
    RoleObservation proxies = observation.proxies();
    RoleObservation targets = observation.targets();
    if (!observation.marks().created()) {
      return new Decision.Operate<>(Operation.DEPLOY, Reason.NEW_CLUSTER, generation);
    }
    if (!proxies.exists() || !targets.exists()) {
      return new Decision.Operate<>(Operation.RECOVER, Reason.OBJECT_CHANGED, generation);
    }
    if (shrinks(proxies) || shrinks(targets)) {
      return new Decision.Stalled<>(Reason.NOT_SUPPORTED, refusal(proxies, targets));
    }
    if (!proxies.allCurrent() || !targets.allCurrent()) {
      return new Decision.Operate<>(Operation.ROLLING_UPGRADE, Reason.TEMPLATE_CHANGED, generation);
    }
    if (proxies.replicas() < proxies.desired() || targets.replicas() < targets.desired()) {
      return new Decision.Operate<>(Operation.SCALE_UP, Reason.SIZE_INCREASED, generation);
    }
    return decideService(observation, generation);
  }

  private static Decision<AIStoreStep> decideService(
      ClusterObservation observation, long generation) {
    if (!observation.marks().foundationApplied()) {
      return new Decision.Quiet<>(List.of(new ApplyFoundation(Reason.OBJECT_CHANGED)));
    }
    if (!observation.healthy()) {
      return new Decision.Operate<>(Operation.RECOVER, Reason.POD_NOT_READY, generation);
    }
    if (!Settling.steps(observation).isEmpty()) {
      return new Decision.Operate<>(Operation.RECOVER, Reason.DATA_NOT_SETTLED, generation);
    }
    if (observation.proxies().partition() != 0) {
      return new Decision.Quiet<>(List.of(release(observation.proxies())));
    }
    if (!observation.marks().configSent()) {
      return new Decision.Quiet<>(List.of(new SetConfig(Reason.CONFIG_CHANGED)));
    }
    return new Decision.Converged<>();
  }

  private static AIStoreStep release(RoleObservation proxies) {
    return new ApplyNodes(DaemonRole.PROXY, proxies.replicas(), 0, Reason.OBJECT_CHANGED);
  }

  private static boolean shrinks(RoleObservation role) {
    return role.replicas() > role.desired();
  }

  private static String refusal(RoleObservation proxies, RoleObservation targets) {
    RoleObservation role = shrinks(targets) ? targets : proxies;
    return "spec.%sSpec.size is %d but %d nodes exist: scaling down is not supported yet; set it to at least %d"
        .formatted(role.role().word(), role.desired(), role.replicas(), role.replicas());
  }
}
