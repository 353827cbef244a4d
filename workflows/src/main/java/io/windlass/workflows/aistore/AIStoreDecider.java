package io.windlass.workflows.aistore;

import io.windlass.workflows.aistore.AuthorityStep.RetireAuthority;
import io.windlass.workflows.aistore.AuthorityStep.RevokeAuthority;
import io.windlass.workflows.aistore.ClusterObservation.Objection;
import io.windlass.workflows.aistore.DataStep.LoadCertificates;
import io.windlass.workflows.aistore.DataStep.SetConfig;
import io.windlass.workflows.aistore.DataStep.UseVolumes;
import io.windlass.workflows.aistore.HostStep.CheckHosts;
import io.windlass.workflows.aistore.HostStep.MarkDrained;
import io.windlass.workflows.aistore.KubernetesStep.ApplyFoundation;
import io.windlass.workflows.aistore.KubernetesStep.ApplyNodes;
import io.windlass.workflows.aistore.KubernetesStep.GrowVolumes;
import io.windlass.workflows.aistore.KubernetesStep.MarkReplaced;
import io.windlass.workflows.aistore.KubernetesStep.MarkRestarted;
import io.windlass.workflows.aistore.KubernetesStep.StopNodes;
import io.windlass.workflows.aistore.drain.DrainPlanner;
import io.windlass.workflows.aistore.replace.ReplaceNodePlanner;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.scaledown.ScaleDownPlanner;
import io.windlass.workflows.lifecycle.AuthorityChange;
import io.windlass.workflows.lifecycle.Decision;
import io.windlass.workflows.lifecycle.Operation;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.resource.SpecProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides what a cluster needs, from one observation.
 *
 * <ol>
 *   <li>The spec wants no node to run, or a person has the authority of certificates revoked: shut
 *       down, while there is a node. After that what differs of the owned objects is put right
 *       quietly, an authority that is to be replaced is so at once, a restart or a certificate that
 *       was asked for is recorded as done, and it has converged.
 *   <li>The size follows the Kubernetes nodes, and there is none: it is stalled.
 *   <li>A StatefulSet asks for no node although the spec wants some: start up.
 *   <li>Never complete: deploy, after a check of the Kubernetes nodes if a person asked for one.
 *       But when all its nodes exist, some with another template, a rolling upgrade, which knows
 *       how to replace nodes that may serve.
 *   <li>A StatefulSet is gone: recover.
 *   <li>A person wants a node replaced that is on its way out for that, or does not serve and is
 *       given up: replace it. Nothing else could put such a cluster right.
 *   <li>A target is on its way out of a Kubernetes node that a person wants drained: drain it.
 *   <li>More nodes than the spec wants: scale down. It goes before a rollout, so that no node is
 *       restarted only to leave; but after it when a node with the older template does not serve,
 *       since nothing but the rollout may help that one. Where the data would not survive it is
 *       refused; before that, what an interrupted operation left behind is put right.
 *   <li>A pod template differs: rolling upgrade, or rolling restart when a person asked for one. It
 *       goes before growth, so that new nodes are born with the new template. But when a node would
 *       not come back from a restart, and a person has one replaced, that goes first. While the
 *       authority of certificates is being replaced, the rollout is a part of that.
 *   <li>Fewer nodes than the spec wants: scale up.
 *   <li>Owned objects differ: put right quietly.
 *   <li>A node absent that the spec does not do without, or data unsettled: recover.
 *   <li>Configuration differs: sent quietly. The authority of certificates is to be replaced, or
 *       that was begun: rotate certificates, once every node serves. Certificates were renewed:
 *       loaded quietly. A person asked for a check of the Kubernetes nodes: made quietly. A person
 *       asked for a rebalance: rebalance, once every node serves. A person asked for a node to be
 *       replaced: replace it, or refuse it; once it has new volumes and serves, that is recorded as
 *       done. A person asked for a Kubernetes node to be drained: drain it, or refuse it; once it
 *       was empty and its nodes are back, that is recorded as done, and until then they are no
 *       ailment. Automatic rebalance still not as it is wanted: recover.
 *   <li>A restart that a person asked for is recorded as done.
 *   <li>It is not proved that every target uses all of its volumes, for example after one was
 *       added: quietly seen to.
 *   <li>Volumes are smaller than the spec wants: grown quietly. Larger: refused at the end, since
 *       nothing else suffers from it. An added one that has to wait: stalled.
 *   <li>A node is on a Kubernetes node where it should not be, and can't leave by itself: stalled.
 *   <li>Otherwise it has converged.
 * </ol>
 */
public final class AIStoreDecider {

  private AIStoreDecider() {}

  /** The decision for a resource that is valid, supported and not being deleted. */
  public static Decision<AIStoreStep> decide(ClusterObservation observation, long generation) {
    RoleObservation proxies = observation.proxies();
    RoleObservation targets = observation.targets();
    Optional<Reason> rest = observation.policy().rest();
    if (rest.isPresent()) {
      return atRest(observation, rest.get(), generation);
    }
    if (observation.lacksHosts()) {
      return unfollowed(observation);
    }
    if (observation.cold()) {
      return new Decision.Operate<>(Operation.START_UP, Reason.START_REQUESTED, generation);
    }
    if (!observation.marks().created() && !holdsMore(observation) && !rollsOut(observation)) {
      return deploy(observation, generation);
    }
    if (observation.lacksRole()) {
      return new Decision.Operate<>(Operation.RECOVER, Reason.OBJECT_CHANGED, generation);
    }
    if (ReplaceNodePlanner.first(observation)) {
      return new Decision.Operate<>(Operation.REPLACE_NODE, Reason.REPLACE_REQUESTED, generation);
    }
    if (DrainPlanner.begun(observation)) {
      return new Decision.Operate<>(Operation.DRAIN, Reason.DRAIN_REQUESTED, generation);
    }
    if (observation.shrinks() && !ScaleDownPlanner.afterRollout(observation)) {
      return shrink(observation, generation);
    }
    if (!proxies.allCurrent() || !targets.allCurrent()) {
      return rollout(observation, generation);
    }
    if (proxies.replicas() < proxies.desired() || targets.replicas() < targets.desired()) {
      return new Decision.Operate<>(Operation.SCALE_UP, Reason.SIZE_INCREASED, generation);
    }
    return decideService(observation, generation);
  }

  private static Decision<AIStoreStep> deploy(ClusterObservation observation, long generation) {
    return observation.requested(Request.CHECK_HOSTS)
        ? checkHosts()
        : new Decision.Operate<>(Operation.DEPLOY, Reason.NEW_CLUSTER, generation);
  }

  private static Decision<AIStoreStep> checkHosts() {
    return new Decision.Quiet<>(List.of(new CheckHosts(Reason.HOST_CHECK_REQUESTED)));
  }

  private static Decision<AIStoreStep> shrink(ClusterObservation observation, long generation) {
    Decision<AIStoreStep> operate =
        new Decision.Operate<>(Operation.SCALE_DOWN, Reason.SIZE_DECREASED, generation);
    return ScaleDownPlanner.refusal(observation)
        .map(
            refusal ->
                beforeRefusal(observation, generation)
                    .orElseGet(() -> new Decision.Stalled<>(refusal.reason(), refusal.message())))
        .orElse(operate);
  }

  private static Decision<AIStoreStep> atRest(
      ClusterObservation observation, Reason why, long generation) {
    if (!observation.stopped()) {
      return new Decision.Operate<>(Operation.SHUT_DOWN, why, generation);
    }
    List<AIStoreStep> quiet = new ArrayList<>();
    if (!observation.marks().foundationApplied()) {
      quiet.add(new ApplyFoundation(Reason.OBJECT_CHANGED));
    }
    Stream.of(observation.targets(), observation.proxies())
        .filter(role -> !role.templateApplied())
        .forEach(role -> quiet.add(new StopNodes(role.role(), Reason.OBJECT_CHANGED)));
    if (quiet.isEmpty() && observation.requested(Request.REPLACE_AUTHORITY)) {
      quiet.add(replacement(observation));
    }
    if (quiet.isEmpty() && observation.requested(Request.RESTART)) {
      quiet.add(new MarkRestarted(Reason.RESTART_REQUESTED));
    }
    if (quiet.isEmpty() && observation.requested(Request.CERTIFICATES)) {
      quiet.add(new LoadCertificates(Reason.CERTIFICATE_CHANGED));
    }
    if (quiet.isEmpty() && observation.requested(Request.CHECK_HOSTS)) {
      quiet.add(new CheckHosts(Reason.HOST_CHECK_REQUESTED));
    }
    return quiet.isEmpty() ? new Decision.Converged<>() : new Decision.Quiet<>(quiet);
  }

  /** Whether nodes that may hold something would have to go. */
  public static boolean holdsMore(ClusterObservation observation) {
    return Stream.of(observation.proxies(), observation.targets())
        .anyMatch(role -> role.shrinks() && !observation.maySpare(role));
  }

  /**
   * Whether a cluster has exactly the nodes that the spec wants, but some with another template.
   */
  public static boolean rollsOut(ClusterObservation observation) {
    return Stream.of(observation.proxies(), observation.targets())
            .allMatch(role -> role.exists() && role.replicas() == role.desired())
        && !(observation.proxies().allCurrent() && observation.targets().allCurrent());
  }

  /**
   * What must be done although the spec is refused: an operation that a newer spec interrupted may
   * have left a target in maintenance, data unsettled, or automatic rebalance off. Not when that
   * would only wait for a cluster that can't become ready by itself, or never was complete.
   */
  public static Optional<Decision<AIStoreStep>> beforeRefusal(
      ClusterObservation observation, long generation) {
    boolean leftBehind = observation.waitsForUs() || Settling.needed(observation);
    boolean hopeless = observation.nodes().anyMatch(node -> node.lastingProblem().isPresent());
    boolean possible = observation.ready() || observation.marks().created() && !hopeless;
    return leftBehind && possible && !observation.lacksRole()
        ? Optional.of(
            new Decision.Operate<>(Operation.RECOVER, Reason.DATA_NOT_SETTLED, generation))
        : Optional.empty();
  }

  private static Decision<AIStoreStep> decideService(
      ClusterObservation observation, long generation) {
    if (!observation.marks().foundationApplied()) {
      return new Decision.Quiet<>(List.of(new ApplyFoundation(Reason.OBJECT_CHANGED)));
    }
    if (!observation.suffices() || observation.unsettled()) {
      return new Decision.Operate<>(Operation.RECOVER, ailment(observation), generation);
    }
    if (observation.proxies().partition() != 0) {
      return new Decision.Quiet<>(List.of(release(observation.proxies())));
    }
    if (!observation.marks().configSent()) {
      return new Decision.Quiet<>(List.of(new SetConfig(Reason.CONFIG_CHANGED)));
    }
    if (rotates(observation)) {
      return rotation(observation, generation);
    }
    if (observation.requested(Request.CERTIFICATES)) {
      return new Decision.Quiet<>(List.of(new LoadCertificates(Reason.CERTIFICATE_CHANGED)));
    }
    if (observation.requested(Request.CHECK_HOSTS)) {
      return checkHosts();
    }
    if (observation.requested(Request.REBALANCE) && observation.healthy()) {
      return new Decision.Operate<>(Operation.REBALANCE, Reason.REBALANCE_REQUESTED, generation);
    }
    if (Settling.needed(observation)) {
      return new Decision.Operate<>(Operation.RECOVER, Reason.REBALANCE_RESTORED, generation);
    }
    if (observation.requested(Request.REPLACE_NODE)) {
      return replace(observation, generation);
    }
    if (observation.requested(Request.DRAIN) && !awaitsHost(observation)) {
      return drain(observation, generation);
    }
    return observation.requested(Request.RESTART)
        ? new Decision.Quiet<>(List.of(new MarkRestarted(Reason.RESTART_REQUESTED)))
        : volumes(observation);
  }

  /** Where there is one: nobody runs who would have to learn of another. */
  private static AIStoreStep replacement(ClusterObservation observation) {
    if (observation.marks().authority() == AuthorityChange.NONE) {
      return new RetireAuthority(Reason.AUTHORITY_CHANGES);
    }
    return new RevokeAuthority(
        observation.policy().requested().revokes()
            ? Reason.AUTHORITY_REVOKED
            : Reason.AUTHORITY_CHANGES);
  }

  /** Of a node that does not serve nobody knows whom it believes: it is waited for. */
  private static boolean rotates(ClusterObservation observation) {
    AuthorityChange authority = observation.marks().authority();
    boolean wanted = authority.begun() || observation.requested(Request.REPLACE_AUTHORITY);
    return wanted && (authority == AuthorityChange.NONE || observation.healthy());
  }

  /** Where Windlass issues no certificates there is nothing to be replaced, which is told. */
  private static Decision<AIStoreStep> rotation(ClusterObservation observation, long generation) {
    return observation.marks().authority() == AuthorityChange.NONE
        ? new Decision.Quiet<>(List.of(new RetireAuthority(Reason.AUTHORITY_CHANGES)))
        : new Decision.Operate<>(
            Operation.ROTATE_CERTIFICATES, Reason.AUTHORITY_CHANGES, generation);
  }

  private static Decision<AIStoreStep> volumes(ClusterObservation observation) {
    return switch (observation.marks().volumes()) {
      case Volumes.AsWanted ignored -> unfollowed(observation);
      case Volumes.Unproved ignored ->
          new Decision.Quiet<>(List.of(new UseVolumes(Reason.VOLUMES_UNPROVED)));
      case Volumes.TooSmall ignored ->
          new Decision.Quiet<>(List.of(new GrowVolumes(Reason.VOLUMES_GROW)));
      case Volumes.Held(Objection why) -> new Decision.Stalled<>(why.reason(), why.message());
      case Volumes.TooLarge(SpecProblem problem) ->
          new Decision.Stalled<>(Reason.INVALID_SPEC, problem.text());
    };
  }

  private static Decision<AIStoreStep> unfollowed(ClusterObservation observation) {
    return observation
        .policy()
        .following()
        .objection()
        .<Decision<AIStoreStep>>map(why -> new Decision.Stalled<>(why.reason(), why.message()))
        .orElseGet(Decision.Converged::new);
  }

  private static Decision<AIStoreStep> replace(ClusterObservation observation, long generation) {
    if (observation.policy().requested().renewed()) {
      return new Decision.Quiet<>(List.of(new MarkReplaced(Reason.REPLACE_REQUESTED)));
    }
    return ReplaceNodePlanner.refusal(observation)
        .<Decision<AIStoreStep>>map(why -> new Decision.Stalled<>(why.reason(), why.message()))
        .orElseGet(
            () ->
                new Decision.Operate<>(
                    Operation.REPLACE_NODE, Reason.REPLACE_REQUESTED, generation));
  }

  /** Whether nothing is left of a drain but to wait until the host is uncordoned. */
  private static boolean awaitsHost(ClusterObservation observation) {
    return observation.policy().requested().emptied()
        && observation.nodes().anyMatch(NodeObservation::drained);
  }

  private static Decision<AIStoreStep> drain(ClusterObservation observation, long generation) {
    if (observation.policy().requested().emptied()) {
      return new Decision.Quiet<>(List.of(new MarkDrained(Reason.DRAIN_REQUESTED)));
    }
    return DrainPlanner.refusal(observation)
        .<Decision<AIStoreStep>>map(why -> new Decision.Stalled<>(why.reason(), why.message()))
        .orElseGet(
            () -> new Decision.Operate<>(Operation.DRAIN, Reason.DRAIN_REQUESTED, generation));
  }

  /** A node that would not come back holds every rollout: to have it replaced is the way out. */
  private static Decision<AIStoreStep> rollout(ClusterObservation observation, long generation) {
    if (observation.astray().isPresent() && observation.requested(Request.REPLACE_NODE)) {
      return replace(observation, generation);
    }
    return new Decision.Operate<>(rollout(observation), observation.rolloutReason(), generation);
  }

  private static Operation rollout(ClusterObservation observation) {
    if (observation.marks().authority().begun()) {
      return Operation.ROTATE_CERTIFICATES;
    }
    return observation.requested(Request.RESTART)
        ? Operation.ROLLING_RESTART
        : Operation.ROLLING_UPGRADE;
  }

  private static Reason ailment(ClusterObservation observation) {
    if (observation.leftInMaintenance()) {
      return Reason.LEFT_IN_MAINTENANCE;
    }
    if (observation.waitsForUs()) {
      return Reason.STRANDED;
    }
    if (!observation.proxies().allServing() || !observation.targets().allServing()) {
      return Reason.POD_NOT_READY;
    }
    return observation.ready() ? Reason.DATA_NOT_SETTLED : Reason.CLUSTER_NOT_READY;
  }

  private static AIStoreStep release(RoleObservation proxies) {
    return new ApplyNodes(DaemonRole.PROXY, proxies.replicas(), 0, Reason.OBJECT_CHANGED);
  }
}
