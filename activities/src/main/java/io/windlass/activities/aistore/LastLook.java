package io.windlass.activities.aistore;

import io.temporal.failure.ApplicationFailure;
import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.ClusterObservation.DrainedHost;
import io.windlass.workflows.aistore.DataStep.Decommission;
import io.windlass.workflows.aistore.DataStep.EmptyTargets;
import io.windlass.workflows.aistore.DataStep.EnterMaintenance;
import io.windlass.workflows.aistore.DataStep.LeaveMaintenance;
import io.windlass.workflows.aistore.DataStep.MovePrimary;
import io.windlass.workflows.aistore.DataStep.Rebalance;
import io.windlass.workflows.aistore.DataStep.RetainTargets;
import io.windlass.workflows.aistore.DataStep.UseVolumes;
import io.windlass.workflows.aistore.HostStep.LeaveHost;
import io.windlass.workflows.aistore.HostStep.MarkEmptied;
import io.windlass.workflows.aistore.KubernetesStep.ApplyNodes;
import io.windlass.workflows.aistore.KubernetesStep.RemoveNodes;
import io.windlass.workflows.aistore.KubernetesStep.RenewVolumes;
import io.windlass.workflows.aistore.KubernetesStep.RestartTarget;
import io.windlass.workflows.aistore.KubernetesStep.StopNodes;
import io.windlass.workflows.aistore.NodeObservation;
import io.windlass.workflows.aistore.RoleObservation;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.lifecycle.Failures;
import java.util.List;

/**
 * The last look right before a step that disturbs. A plan rests on an earlier look; between the two
 * a node may have gone, a rebalance begun, a person intervened. Pure.
 *
 * <p>Every method throws {@link Failures#planOutdated} when what the step rests on no longer holds:
 * nothing has been done then, and the operation plans anew.
 */
final class LastLook {

  private LastLook() {}

  /** No serving primary is replaced, no member is cut off, nobody joins during a rebalance. */
  static void before(ApplyNodes step, ClusterObservation seen) {
    switch (step.role()) {
      case PROXY -> requireLeadership(step, seen.proxies());
      case TARGET ->
          require(
              step.replicas() <= seen.targets().replicas() || !seen.rebalancing(),
              "a rebalance runs: no target may join now");
    }
    RoleObservation role = seen.of(step.role());
    boolean idle = step.replicas() >= role.desired() && seen.maySpare(role);
    if (step.replicas() < role.replicas() && !idle) {
      requireOut(step, seen);
    }
  }

  /** Those that would end are out, or proxies of which another one leads. */
  private static void requireOut(ApplyNodes step, ClusterObservation seen) {
    requireQuiet(seen);
    switch (step.role()) {
      case PROXY ->
          require(
              seen.proxies().nodes().stream()
                  .limit(step.replicas())
                  .anyMatch(node -> node.primary() && node.serving()),
              "no proxy that stays is the primary");
      case TARGET ->
          require(
              seen.targets().nodes().stream().skip(step.replicas()).allMatch(seen::mayGo),
              "nodes beyond the wanted ones may hold data: they must leave in order");
    }
  }

  /** They are still to go, all serve, some stay, and there is room for what moves to them. */
  static void before(Decommission step, ClusterObservation seen) {
    requireToGo(step.pods(), seen);
    requireOthersServe(step.pods(), seen);
    step.pods().forEach(pod -> require(node(pod, seen).serving(), pod + " does not serve"));
    require(seen.ready(), "the cluster is not ready: membership waits");
    require(seen.rebalanceEnabled(), "automatic rebalance was switched off again");
    requireRoom(seen);
    requireQuiet(seen);
  }

  /** They are still to leave their host, all others serve, and there is room for what moves. */
  static void before(EmptyTargets step, ClusterObservation seen) {
    List<NodeObservation> leaving = step.pods().stream().map(pod -> node(pod, seen)).toList();
    leaving.forEach(node -> requireToLeave(node, seen));
    leaving.forEach(node -> require(node.serving(), node.name() + " does not serve"));
    List<NodeObservation> others =
        seen.present().targets().nodes().stream().filter(node -> !seen.mustLeave(node)).toList();
    require(!others.isEmpty(), "no target would stay");
    require(others.stream().allMatch(NodeObservation::serving), "another target does not serve");
    require(seen.ready(), "the cluster is not ready: membership waits");
    require(seen.rebalanceEnabled(), "automatic rebalance was switched off again");
    requireRoom(seen);
    requireQuiet(seen);
  }

  /** It is still to leave its host, and nobody misses it. */
  static void before(LeaveHost step, ClusterObservation seen) {
    NodeObservation node = node(step.pod(), seen);
    requireToLeave(node, seen);
    requireQuiet(seen);
    switch (step.role()) {
      case TARGET -> require(node.emptied(), "%s may hold data".formatted(step.pod()));
      case PROXY -> requireAnotherLeads(node, seen);
    }
  }

  /** Nobody is on it. */
  static void before(MarkEmptied step, ClusterObservation seen) {
    require(
        seen.toEmpty().filter(host -> host.nodes().isEmpty()).isPresent(),
        "a pod is on it: not the time to " + step.title());
  }

  private static void requireToLeave(NodeObservation node, ClusterObservation seen) {
    boolean cordoned =
        seen.toEmpty().filter(host -> host.access() == DrainedHost.Access.CORDONED).isPresent();
    require(cordoned && seen.mustLeave(node), "%s is to stay".formatted(node.name()));
  }

  private static void requireRoom(ClusterObservation seen) {
    seen.storage()
        .flatMap(ClusterObservation.Storage::objection)
        .ifPresent(objection -> require(false, objection.message()));
  }

  /** They are still to go, all others serve, and membership may change. */
  static void before(RetainTargets step, ClusterObservation seen) {
    requireToGo(step.pods(), seen);
    requireOthersServe(step.pods(), seen);
    require(seen.ready(), "the cluster is not ready: membership waits");
    requireQuiet(seen);
  }

  /** A size that follows Kubernetes nodes may have changed since the plan was made. */
  private static void requireToGo(List<String> pods, ClusterObservation seen) {
    pods.stream()
        .map(pod -> node(pod, seen))
        .forEach(
            node ->
                require(
                    node.ordinal() >= seen.targets().desired()
                        || seen.replaced().filter(node::equals).isPresent(),
                    "%s is to stay".formatted(node.name())));
  }

  private static void requireOthersServe(List<String> pods, ClusterObservation seen) {
    List<NodeObservation> others =
        seen.targets().nodes().stream()
            .filter(node -> !pods.contains(node.name()) && !seen.mayGo(node))
            .toList();
    require(!others.isEmpty(), "no target would stay");
    require(others.stream().allMatch(NodeObservation::serving), "another target does not serve");
  }

  /** All other targets serve, and membership may change. */
  static void before(EnterMaintenance step, ClusterObservation seen) {
    NodeObservation node = node(step.pod(), seen);
    require(
        seen.targets().othersServe(node),
        "another target does not serve: %s stays".formatted(step.pod()));
    require(seen.ready(), "the cluster is not ready: membership waits");
    requireQuiet(seen);
  }

  /** It runs again, and membership may change. */
  static void before(LeaveMaintenance step, ClusterObservation seen) {
    require(node(step.pod(), seen).running(), "%s does not run".formatted(step.pod()));
    requireQuiet(seen);
  }

  /** It does not serve, so that nobody misses it; a lone target is missed in any case. */
  static void before(RestartTarget step, ClusterObservation seen) {
    require(
        !node(step.pod(), seen).serving() || seen.targets().replicas() == 1,
        "%s serves: it must leave placement first".formatted(step.pod()));
  }

  /** Nothing is lost with its volumes, or a person said so; a proxy is not the one that leads. */
  static void before(RenewVolumes step, ClusterObservation seen) {
    NodeObservation node = node(step.pod(), seen);
    switch (step.role()) {
      case TARGET -> {
        require(seen.mayRenew(node), "%s may hold data".formatted(step.pod()));
        require(step.withoutItsData() || node.gone(), "%s has not left".formatted(step.pod()));
      }
      case PROXY -> {
        requireQuiet(seen);
        requireAnotherLeads(node, seen);
      }
    }
  }

  private static void requireAnotherLeads(NodeObservation node, ClusterObservation seen) {
    require(!node.primary(), "%s is the primary".formatted(node.name()));
    require(
        seen.proxies().nodes().stream().anyMatch(other -> other.primary() && other.serving()),
        "no other proxy leads");
  }

  /** The successor serves, and nobody depends on the primary for a rebalance. */
  static void before(MovePrimary step, ClusterObservation seen) {
    require(node(step.pod(), seen).serving(), "%s does not serve".formatted(step.pod()));
    require(seen.ready(), "the cluster is not ready: the primary stays");
    requireQuiet(seen);
  }

  /** Nobody of the role is ready, so that nobody is disturbed. */
  static void before(RemoveNodes step, ClusterObservation seen) {
    require(
        seen.of(step.role()).noneReady(),
        "a %s is ready: it is not replaced together with others".formatted(step.role().word()));
  }

  /** It is still wanted, and proxies end last. */
  static void before(StopNodes step, ClusterObservation seen) {
    require(seen.policy().rest().isPresent(), "nodes are to run");
    RoleObservation targets = seen.targets();
    require(
        step.role() == DaemonRole.TARGET
            || targets.stopped()
            || targets.nodes().isEmpty() && targets.remains().problem().isPresent(),
        "a target is left: the proxies stay");
  }

  /** Objects move within targets, and no others meanwhile. */
  static void before(UseVolumes step, ClusterObservation seen) {
    require(seen.ready(), "the cluster is not ready to " + step.title());
    requireQuiet(seen);
  }

  /** A rebalance can run, and move something. */
  static void before(Rebalance step, ClusterObservation seen) {
    require(seen.ready(), "the cluster is not ready to " + step.title());
    require(seen.rebalanceEnabled(), "automatic rebalance was switched off again");
    require(seen.targets().serving() > 1, "fewer than two targets serve");
  }

  private static void requireLeadership(ApplyNodes step, RoleObservation proxies) {
    boolean replaced =
        proxies.nodes().stream()
            .filter(node -> node.primary() && node.serving() && node.ordinal() >= step.partition())
            .anyMatch(node -> !(proxies.templateApplied() && node.current()));
    boolean successor =
        proxies.nodes().stream().anyMatch(node -> node.serving() && !node.primary());
    require(!(replaced && successor), "the primary is among the proxies that would be replaced");
  }

  private static void requireQuiet(ClusterObservation seen) {
    require(!seen.rebalancing(), "a rebalance runs: membership waits");
  }

  private static NodeObservation node(String pod, ClusterObservation seen) {
    return seen.nodes()
        .filter(node -> node.name().equals(pod))
        .findFirst()
        .orElseThrow(() -> Failures.planOutdated("%s does not exist".formatted(pod)));
  }

  private static void require(boolean holds, String otherwise) throws ApplicationFailure {
    if (!holds) {
      throw Failures.planOutdated(otherwise);
    }
  }
}
