package io.windlass.workflows.aistore;

import io.windlass.workflows.aistore.NodeObservation.Departure;
import io.windlass.workflows.aistore.delete.CleanUp;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.ScaleDownMode;
import io.windlass.workflows.lifecycle.AuthorityChange;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Replacement;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.Requested;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * An AIStore cluster as it stands at one moment: the whole input of every planner. Free of secrets;
 * it never leaves the observing activity.
 *
 * @param storage what the storage cluster says of itself; empty when no proxy answers
 */
public record ClusterObservation(
    Marks marks,
    RoleObservation proxies,
    RoleObservation targets,
    Optional<Storage> storage,
    Policy policy) {

  /**
   * What Kubernetes remembers of earlier work.
   *
   * @param foundationApplied whether accounts, configuration and services are as the spec wants
   *     them
   * @param created whether the cluster was complete once before
   * @param configSent whether the running cluster was given the spec's configuration, or a person
   *     has it go without
   * @param volumes how the volumes of targets are
   * @param authority how far the authority of the certificates has been replaced
   */
  public record Marks(
      boolean foundationApplied,
      boolean created,
      boolean configSent,
      Volumes volumes,
      AuthorityChange authority) {

    /** The same with another authority. */
    public Marks with(AuthorityChange changed) {
      return new Marks(foundationApplied, created, configSent, volumes, changed);
    }
  }

  /**
   * What the storage cluster says of itself.
   *
   * @param ready whether the primary calls the cluster ready
   * @param rebalancing whether a rebalance runs
   * @param rebalanceEnabled whether automatic rebalance is on
   * @param empty whether it is known to have no bucket, and so no object; looked for only until the
   *     cluster was complete once
   * @param objection why fewer targets could not hold what is stored; looked for only while there
   *     are to be fewer, for good or until one is replaced
   */
  public record Storage(
      boolean ready,
      boolean rebalancing,
      boolean rebalanceEnabled,
      boolean empty,
      Optional<Objection> objection) {}

  /** Why something that is asked for is not done. */
  public record Objection(Reason reason, String message) {}

  /**
   * What the spec, the settings of Windlass and people ask for.
   *
   * @param rebalanceEnabled whether the spec wants automatic rebalance
   * @param neighbourWindow how long a target that joined still finds its objects at its neighbours;
   *     a rebalance must have begun before that time is over
   * @param scaleDown what becomes of the data of targets that are scaled away
   * @param requested what people asked for and is not done yet
   * @param shutDown whether the spec wants no node to run
   * @param cleanUp what the deletion of the resource is to remove beside the cluster
   * @param following what comes of it that the size follows the Kubernetes nodes
   * @param host the Kubernetes node that is to be drained
   */
  public record Policy(
      boolean rebalanceEnabled,
      Duration neighbourWindow,
      ScaleDownMode scaleDown,
      Requested requested,
      boolean shutDown,
      CleanUp cleanUp,
      Following following,
      Optional<DrainedHost> host) {

    /** Why no node is to run, for good or for a while; empty when nodes are. */
    public Optional<Reason> rest() {
      Optional<Reason> wanted = shutDown ? Optional.of(Reason.SHUTDOWN) : Optional.empty();
      return requested.revokes() ? Optional.of(Reason.AUTHORITY_REVOKED) : wanted;
    }
  }

  /**
   * A Kubernetes node, here called host, that a person wants drained.
   *
   * @param nodes the nodes of the cluster whose pods are on it; looked for until it was empty once
   */
  public record DrainedHost(String name, Access access, Set<String> nodes) {

    /** Whether pods may go to a host. */
    public enum Access {
      OPEN,
      CORDONED,
      /** There is no such host. */
      MISSING
    }

    public DrainedHost {
      nodes = Set.copyOf(nodes);
    }
  }

  /**
   * What comes of it that the size follows the Kubernetes nodes.
   *
   * @param objection why nodes are not where those would have them; told when nothing else is left
   *     to do
   * @param sparedProxies how many proxies the spec does without when they can't become ready
   * @param sparedTargets the same of targets
   */
  public record Following(Optional<Objection> objection, int sparedProxies, int sparedTargets) {

    /** The size is fixed. */
    public static final Following NOTHING = new Following(Optional.empty(), 0, 0);

    private int spared(DaemonRole role) {
      return switch (role) {
        case PROXY -> sparedProxies;
        case TARGET -> sparedTargets;
      };
    }
  }

  /** Whether a person asked for something that is not done yet. */
  public boolean requested(Request request) {
    return policy.requested().pending().contains(request);
  }

  /** The host that is still to be emptied. */
  public Optional<DrainedHost> toEmpty() {
    return policy.host().filter(host -> policy.requested().toEmpty().isPresent());
  }

  /** Whether the pod of a node is on the host that is to be emptied. */
  public boolean mustLeave(NodeObservation node) {
    return toEmpty().filter(host -> host.nodes().contains(node.name())).isPresent();
  }

  /**
   * Whether automatic rebalance is to be on: as the spec wants it, but not while a target is away
   * that was emptied. Its return would start one that is only in the way of ours.
   */
  public boolean rebalanceWanted() {
    return policy.rebalanceEnabled()
        && targets.nodes().stream()
            .filter(node -> node.departure() == Departure.EMPTIED)
            .allMatch(NodeObservation::serving);
  }

  /** Which node is to be replaced. */
  public Optional<Replacement> replacement() {
    return policy.requested().replacement();
  }

  /** That node; empty when there is none of its name. */
  public Optional<NodeObservation> replaced() {
    return replacement()
        .flatMap(wanted -> nodes().filter(node -> node.name().equals(wanted.node())).findFirst());
  }

  /**
   * Whether a target can lose its volumes: its data has been moved, or the person who asked for it
   * has given that up and the cluster goes on without it.
   */
  public boolean mayRenew(NodeObservation target) {
    boolean missed = target.ready() || target.member().isPresent();
    return storage.isPresent() && (target.gone() || givenUp(target) && !missed);
  }

  /** Whether the person who wants it replaced has given up what it alone has. */
  public boolean givenUp(NodeObservation node) {
    return replacement()
        .filter(Replacement::withoutItsData)
        .filter(wanted -> wanted.node().equals(node.name()))
        .isPresent();
  }

  /** Whether it is one of the targets. */
  public boolean isTarget(NodeObservation node) {
    return targets.nodes().contains(node);
  }

  /**
   * Why nodes get a new pod template: a restart is a template with another word in it, and so is
   * what they are to trust.
   */
  public Reason rolloutReason() {
    if (marks.authority().begun()) {
      return Reason.AUTHORITY_CHANGES;
    }
    return requested(Request.RESTART) ? Reason.RESTART_REQUESTED : Reason.TEMPLATE_CHANGED;
  }

  /** The nodes of one role. */
  public RoleObservation of(DaemonRole role) {
    return switch (role) {
      case PROXY -> proxies;
      case TARGET -> targets;
    };
  }

  /** Nodes of both roles. */
  public Stream<NodeObservation> nodes() {
    return Stream.concat(proxies.nodes().stream(), targets.nodes().stream());
  }

  /** Whether the primary calls the cluster ready. */
  public boolean ready() {
    return storage.filter(Storage::ready).isPresent();
  }

  /** Whether a rebalance runs now. */
  public boolean rebalancing() {
    return storage.filter(Storage::rebalancing).isPresent();
  }

  /** Whether automatic rebalance is known to be on. */
  public boolean rebalanceEnabled() {
    return storage.filter(Storage::rebalanceEnabled).isPresent();
  }

  /** Whether the cluster is known to hold no object. */
  public boolean empty() {
    return storage.filter(Storage::empty).isPresent();
  }

  /**
   * Whether the nodes of a role beyond the spec can go: they do not run, are no members, and no
   * object lies on them. A target that is down may well hold some, so only an empty cluster's may
   * go.
   */
  public boolean maySpare(RoleObservation role) {
    return role.surplusIsIdle() && (role.role() == DaemonRole.PROXY || empty());
  }

  /**
   * Whether a target can lose its pod: its data has been moved, or is to stay with it, out of
   * service, as the spec wants.
   */
  public boolean mayGo(NodeObservation target) {
    boolean out = target.member().isEmpty() || target.flagged() && !target.leaving();
    boolean retained = policy.scaleDown() == ScaleDownMode.RETAIN && out;
    return storage.isPresent() && (target.gone() || retained);
  }

  /** Whether a target was told to leave the cluster, and has: only a new pod brings it back. */
  public boolean departed(NodeObservation target) {
    boolean left = target.told() && target.member().isEmpty();
    boolean ending = target.pod().filter(NodeObservation.Pod::ending).isPresent();
    return storage.isPresent() && left && !target.ready() && !ending;
  }

  /** Whether a target stays as it is, out of service, unless we do something about it. */
  public boolean waitsForUs(NodeObservation target) {
    boolean expected = target.ordinal() >= targets.desired() && target.gone();
    return target.leftInMaintenance() || target.leaving() || departed(target) && !expected;
  }

  /** Whether there is such a target. */
  public boolean waitsForUs() {
    return targets.nodes().stream().anyMatch(this::waitsForUs);
  }

  /** Why a node is where Kubernetes would not put it again: once its pod ends, none comes back. */
  public Optional<Objection> astray() {
    return policy
        .following()
        .objection()
        .filter(objection -> objection.reason() == Reason.NODE_ASTRAY);
  }

  /** Whether there is no Kubernetes node to begin on, of those that are to be followed. */
  public boolean lacksHosts() {
    return proxies.desired() == 0 || targets.desired() == 0;
  }

  /** Whether a StatefulSet asks for more nodes than the spec. */
  public boolean shrinks() {
    return proxies.shrinks() || targets.shrinks();
  }

  /** The same cluster with those targets only. */
  public ClusterObservation with(Predicate<NodeObservation> target) {
    return new ClusterObservation(marks, proxies, targets.with(target), storage, policy);
  }

  /** The same cluster without nodes that wait for a host that is drained. */
  public ClusterObservation present() {
    return new ClusterObservation(
        marks,
        proxies.with(node -> !node.drained()),
        targets.with(node -> !node.drained()),
        storage,
        policy);
  }

  /** Every node that the spec asks for serves, and the cluster says so too. */
  public boolean healthy() {
    return proxies.allServing() && targets.allServing() && ready();
  }

  /**
   * Whether it is healthy, but for nodes that wait for a host that is drained, and a few that can't
   * become ready and that the spec does without. Never for the last one of a role.
   */
  public boolean suffices() {
    return ready() && !waitsForUs() && Stream.of(proxies, targets).allMatch(this::suffices);
  }

  private boolean suffices(RoleObservation role) {
    List<NodeObservation> missed = role.absent().stream().filter(node -> !node.drained()).toList();
    return role.replicas() >= role.desired()
        && role.serving() > 0
        && missed.size() <= policy.following().spared(role.role())
        && missed.stream().allMatch(node -> node.lastingProblem().isPresent());
  }

  /** Whether the StatefulSet of a role does not exist: its nodes can't come back by themselves. */
  public boolean lacksRole() {
    return !proxies.exists() || !targets.exists();
  }

  /** Whether no StatefulSet asks for a node and no pod is left. */
  public boolean stopped() {
    return proxies.stopped() && targets.stopped();
  }

  /** Whether a StatefulSet asks for no node, so that somebody must ask for them. */
  public boolean cold() {
    return proxies.cold() || targets.cold();
  }

  /** Whether no node can begin to serve by itself: there is no proxy to join, and none to come. */
  public boolean headless() {
    return lacksRole() || proxies.hopeless();
  }

  /** Whether a target runs that nobody but us would bring back from maintenance. */
  public boolean leftInMaintenance() {
    return targets.nodes().stream().anyMatch(NodeObservation::leftInMaintenance);
  }

  /** Whether a target joined after the last verified rebalance. */
  public boolean unsettled() {
    return targets.nodes().stream().anyMatch(NodeObservation::unsettled);
  }

  /**
   * Whether the cluster can settle its data now: it answers as a whole, and there is a target to
   * move data to.
   */
  public boolean canSettle() {
    return targets.replicas() == 1 || ready() && targets.serving() > 1;
  }

  /**
   * Whether data must be rebalanced before anything else: an unsettled target has used up two
   * thirds of the time in which it still finds its objects at its neighbours. Never true when there
   * is nothing that could be done about it.
   */
  public boolean windowCloses() {
    Duration limit = policy.neighbourWindow().multipliedBy(2).dividedBy(3);
    return canSettle()
        && targets.nodes().stream()
            .filter(NodeObservation::unsettled)
            .flatMap(node -> node.pod().stream())
            .anyMatch(pod -> pod.servingFor().compareTo(limit) > 0);
  }
}
