package io.windlass.workflows.aistore.simulator;

import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.ClusterObservation.DrainedHost;
import io.windlass.workflows.aistore.ClusterObservation.DrainedHost.Access;
import io.windlass.workflows.aistore.ClusterObservation.Following;
import io.windlass.workflows.aistore.ClusterObservation.Marks;
import io.windlass.workflows.aistore.ClusterObservation.Policy;
import io.windlass.workflows.aistore.ClusterObservation.Storage;
import io.windlass.workflows.aistore.NodeObservation;
import io.windlass.workflows.aistore.NodeObservation.Departure;
import io.windlass.workflows.aistore.NodeObservation.Member;
import io.windlass.workflows.aistore.RoleObservation;
import io.windlass.workflows.aistore.RoleObservation.Remains;
import io.windlass.workflows.aistore.Volumes;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.lifecycle.Drain;
import io.windlass.workflows.lifecycle.PodProblem;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.resource.SpecProblem;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks at a simulated cluster as the observing activity looks at a real one. */
public final class Observer {

  private final SimulatedCluster cluster;

  public Observer(SimulatedCluster cluster) {
    this.cluster = cluster;
  }

  /**
   * The cluster at this moment. Like the real look, it remembers when it first sees it complete.
   */
  public ClusterObservation look() {
    ClusterObservation seen = glance();
    cluster.created |= seen.healthy();
    return seen;
  }

  /** The cluster at this moment, seen by a step, which remembers nothing. */
  ClusterObservation glance() {
    SimulatedSpec spec = cluster.spec;
    Marks marks =
        new Marks(
            cluster
                .foundation
                .filter(applied -> applied.equals(Foundation.of(cluster)))
                .isPresent(),
            cluster.created,
            cluster.configSent == spec.config(),
            volumes(),
            cluster.authorities.change());
    return new ClusterObservation(
        marks,
        role(cluster.proxies),
        role(cluster.targets),
        storage(),
        new Policy(
            spec.rebalance(),
            Duration.ofSeconds(cluster.timing.window()),
            spec.mode(),
            cluster.requests.requested(),
            spec.shutDown(),
            cluster.cleanUp,
            new Following(cluster.unfollowed, 0, cluster.spared),
            cluster.requests.requested().drain().map(Drain::node).map(this::host)));
  }

  private DrainedHost host(String name) {
    Set<String> nodes =
        cluster
            .nodes()
            .filter(node -> node.host().equals(name))
            .filter(node -> node.pod.filter(pod -> pod.placed).isPresent())
            .map(SimulatedNode::name)
            .collect(Collectors.toSet());
    boolean known = cluster.nodes().anyMatch(node -> node.host().equals(name));
    boolean cordoned = cluster.cordoned.contains(name);
    Access access = known ? cordoned ? Access.CORDONED : Access.OPEN : Access.MISSING;
    return new DrainedHost(name, access, nodes);
  }

  private Volumes volumes() {
    if (unproved()) {
      return new Volumes.Unproved();
    }
    int wanted = cluster.spec.volumes();
    if (cluster.volumes > wanted) {
      return new Volumes.TooLarge(
          SpecProblem.blocking("size", cluster.volumes + " -> " + wanted, "give more"));
    }
    return cluster.volumes < wanted ? new Volumes.TooSmall() : new Volumes.AsWanted();
  }

  private boolean unproved() {
    return cluster.spec.mounts() > 1
        && cluster.targets.wanted().stream()
            .filter(SimulatedNode::serving)
            .anyMatch(node -> !cluster.proved.contains(node.withVolumes()));
  }

  private Optional<Storage> storage() {
    return cluster.storage.answers()
        ? Optional.of(
            new Storage(
                cluster.storage.ready(cluster.now()),
                cluster.storage.rebalancing(),
                cluster.storage.rebalanceEnabled,
                cluster.objects.written() == 0,
                cluster.spec.targets() < cluster.targets.replicas
                        || cluster.requests.requested().replacement().isPresent()
                        || cluster.requests.requested().toEmpty().isPresent()
                    ? cluster.objection
                    : Optional.empty()))
        : Optional.empty();
  }

  private RoleObservation role(SimulatedSet set) {
    int desired = cluster.spec.size(set.role);
    return set.exists
        ? new RoleObservation(
            set.role,
            true,
            desired,
            set.partition,
            set.template.equals(cluster.template(set.role)),
            set.wanted().stream().map(node -> node(set, node)).toList(),
            remains(set))
        : RoleObservation.absent(set.role, desired);
  }

  private static Remains remains(SimulatedSet set) {
    long pods = set.withPod().filter(node -> node.ordinal >= set.replicas).count();
    return new Remains(set.stoppedFrom, (int) pods, Optional.empty());
  }

  private NodeObservation node(SimulatedSet set, SimulatedNode node) {
    Optional<Member> member =
        cluster.storage.answers() && node.member
            ? Optional.of(
                new Member(
                    "id-" + node.name(),
                    cluster.storage.isPrimary(node),
                    node.flagged,
                    node.leaving))
            : Optional.empty();
    NodeObservation seen =
        new NodeObservation(
            node.name(),
            node.ordinal,
            node.pod.map(pod -> pod(set, node, pod)),
            member,
            Optional.empty());
    boolean surplus = set.role == DaemonRole.TARGET && node.ordinal >= cluster.spec.targets();
    return surplus && neverRan(node) ? seen.holdingNothing() : seen;
  }

  private static boolean neverRan(SimulatedNode node) {
    boolean waits =
        node.pod
            .filter(pod -> pod.phase == SimulatedPod.Phase.STARTING && pod.restarts == 0)
            .isPresent();
    return waits && !node.member && node.disk.isEmpty();
  }

  private NodeObservation.Pod pod(SimulatedSet set, SimulatedNode node, SimulatedPod pod) {
    boolean follows = !pod.placed && cluster.emptied.contains(node.name());
    return new NodeObservation.Pod(
        pod.uid,
        pod.template.equals(set.template),
        pod.running(),
        pod.ready,
        Duration.ofSeconds(pod.ready ? cluster.now() - pod.readySince : 0),
        set.role == DaemonRole.PROXY || cluster.settled.contains(pod.process()),
        pod.ending(),
        problem(node, pod),
        cluster.departures.getOrDefault(pod.uid, follows ? Departure.EMPTIED : Departure.NONE));
  }

  private Optional<PodProblem> problem(SimulatedNode node, SimulatedPod pod) {
    if (pod.ready || pod.ending()) {
      return Optional.empty();
    }
    if (!pod.placed && !pod.homeless) {
      return Optional.of(waiting(node));
    }
    boolean lasting = pod.homeless || cluster.now() - pod.unreadySince > cluster.timing.patience();
    if (pod.homeless) {
      return Optional.of(
          new PodProblem(Reason.POD_UNSCHEDULABLE, "its volumes are on a lost machine", true));
    }
    if (pod.phase == SimulatedPod.Phase.EXPELLED) {
      return Optional.of(new PodProblem(Reason.POD_CRASHES, "no configuration", lasting));
    }
    return SimulatedSpec.starts(pod.template)
        ? Optional.empty()
        : Optional.of(
            new PodProblem(
                Reason.IMAGE_PULL_FAILED, "can't pull image %s".formatted(pod.template), lasting));
  }

  private PodProblem waiting(SimulatedNode node) {
    boolean wanted =
        cluster
            .requests
            .requested()
            .drain()
            .filter(drain -> drain.node().equals(node.host()))
            .isPresent();
    boolean emptied = node.role == DaemonRole.PROXY || cluster.emptied.contains(node.name());
    Reason reason = wanted && emptied ? Reason.DRAINED : Reason.NODE_CORDONED;
    return new PodProblem(
        reason, "%s waits until %s is uncordoned".formatted(node.name(), node.host()), true);
  }
}
