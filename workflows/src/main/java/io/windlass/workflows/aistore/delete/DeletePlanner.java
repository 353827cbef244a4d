package io.windlass.workflows.aistore.delete;

import io.windlass.workflows.aistore.AIStoreStep;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.DataStep.DecommissionCluster;
import io.windlass.workflows.aistore.DataStep.ShutDown;
import io.windlass.workflows.aistore.HostStep.CleanHosts;
import io.windlass.workflows.aistore.KubernetesStep.RemoveClaims;
import io.windlass.workflows.aistore.KubernetesStep.RemoveFoundation;
import io.windlass.workflows.aistore.KubernetesStep.RemoveNodes;
import io.windlass.workflows.aistore.NodeHealing;
import io.windlass.workflows.aistore.NodeObservation;
import io.windlass.workflows.aistore.OperationPlanner;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.lifecycle.Intent;
import io.windlass.workflows.lifecycle.Plan;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes a cluster whose resource is being deleted.
 *
 * <ol>
 *   <li>Without a clean-up AIStore is told to shut down, if it listens, and nothing rests on an
 *       observation: a cluster that can't be seen can be deleted too.
 *   <li>With one, AIStore is told that it ends for good, and each node removes what it keeps.
 *       Targets that can come back do so first, since AIStore reaches only those that serve.
 *   <li>When users' data is to go and a target can't come back, nothing is removed: a person is
 *       told why. Nor is there anything to tell when no node runs and claims and hosts hold all
 *       there is to remove, or when the cluster was never complete.
 *   <li>Then targets end, while there are proxies to tell that they leave; then proxies. After the
 *       last pod, with a clean-up, volume claims and the state on hosts go.
 *   <li>Last go services, configuration and accounts, and the resource is released. Without a
 *       clean-up claims stay: a resource of the same name finds the data.
 *   <li>A deletion can't be taken back, so to stop is to finish.
 * </ol>
 *
 * <p>Guarantees: no claim goes before the pods that use it; a clean-up is never left out unless a
 * person says so.
 */
public final class DeletePlanner implements OperationPlanner {

  @Override
  public Plan<AIStoreStep> plan(ClusterObservation observation, Intent intent) {
    CleanUp cleanUp = observation.policy().cleanUp();
    if (!cleanUp.metadata() || cleanUp.told() || nothingToTell(observation)) {
      return removal(cleanUp);
    }
    if (observation.nodes().noneMatch(NodeObservation::running)) {
      return blocked("no node runs, so that none can remove its data");
    }
    return observation.storage().isPresent() ? orderly(observation, cleanUp) : tell(cleanUp);
  }

  private static boolean nothingToTell(ClusterObservation observation) {
    boolean neverServed = !observation.marks().created() && !observation.ready();
    boolean allElsewhere =
        observation.nodes().noneMatch(NodeObservation::running)
            && !observation.policy().cleanUp().data();
    return neverServed || allElsewhere;
  }

  private static Plan<AIStoreStep> orderly(ClusterObservation observation, CleanUp cleanUp) {
    List<AIStoreStep> back = NodeHealing.steps(observation, observation.targets());
    if (!back.isEmpty()) {
      return Plan.proceed(back, List.of(), 0, rest(cleanUp).size() + 1);
    }
    int serving = observation.targets().serving();
    int targets = observation.targets().replicas();
    return cleanUp.data() && serving < targets
        ? blocked(
            "%d of %d targets serve, so that the others can't remove their data"
                .formatted(serving, targets))
        : tell(cleanUp);
  }

  /** Nothing is removed yet: what stands in the way of the clean-up. */
  public static Plan<AIStoreStep> blocked(String why) {
    return Plan.end(Verdict.STALLED, Reason.CLEAN_UP_BLOCKED, why);
  }

  private static Plan<AIStoreStep> tell(CleanUp cleanUp) {
    return plan(new DecommissionCluster(cleanUp.data(), Reason.DELETED), cleanUp);
  }

  /** The whole plan, when nothing has to be seen for it. */
  public static Plan<AIStoreStep> removal(CleanUp cleanUp) {
    List<AIStoreStep> rest = rest(cleanUp);
    return cleanUp.metadata()
        ? Plan.proceed(rest, List.of(), 0, rest.size())
        : plan(new ShutDown(Reason.DELETED), cleanUp);
  }

  private static Plan<AIStoreStep> plan(AIStoreStep first, CleanUp cleanUp) {
    List<AIStoreStep> steps = new ArrayList<>(List.of(first));
    steps.addAll(rest(cleanUp));
    return Plan.proceed(steps, List.of(), 0, steps.size());
  }

  private static List<AIStoreStep> rest(CleanUp cleanUp) {
    List<AIStoreStep> steps = new ArrayList<>();
    steps.add(new RemoveNodes(DaemonRole.TARGET, Reason.DELETED));
    steps.add(new RemoveNodes(DaemonRole.PROXY, Reason.DELETED));
    if (cleanUp.metadata()) {
      steps.add(new RemoveClaims(Reason.DELETED));
    }
    if (cleanUp.metadata() && cleanUp.onHosts()) {
      steps.add(new CleanHosts(Reason.DELETED));
    }
    steps.add(new RemoveFoundation(Reason.DELETED));
    return steps;
  }

  /** What is concluded when the resource is gone, or waits for others only. */
  public static Plan<AIStoreStep> gone() {
    return Plan.end(Verdict.DONE, Reason.DELETED, "the resource is released");
  }
}
