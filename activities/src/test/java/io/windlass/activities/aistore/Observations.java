package io.windlass.activities.aistore;

import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.ClusterObservation.DrainedHost;
import io.windlass.workflows.aistore.NodeObservation;
import io.windlass.workflows.aistore.RoleObservation;
import io.windlass.workflows.aistore.RoleObservation.Remains;
import io.windlass.workflows.aistore.Volumes;
import io.windlass.workflows.aistore.delete.CleanUp;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.ScaleDownMode;
import io.windlass.workflows.lifecycle.AuthorityChange;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.Requested;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** A cluster of three proxies, the first of them the primary, and three targets, all serving. */
final class Observations {

  static final ClusterObservation.Storage QUIET =
      new ClusterObservation.Storage(true, false, true, false, Optional.empty());

  private Observations() {}

  static ClusterObservation healthy() {
    return with(QUIET);
  }

  static ClusterObservation with(ClusterObservation.Storage storage) {
    return of(
        role(DaemonRole.PROXY, true, nodes("proxy")),
        role(DaemonRole.TARGET, true, nodes("target")),
        storage);
  }

  private static RoleObservation role(
      DaemonRole role, boolean templateApplied, List<NodeObservation> nodes) {
    return new RoleObservation(role, true, 3, 0, templateApplied, nodes, Remains.NONE);
  }

  /** The cluster as one of which fewer targets are wanted. */
  static ClusterObservation wanting(int targets, ClusterObservation seen) {
    return new ClusterObservation(
        seen.marks(),
        seen.proxies(),
        new RoleObservation(
            DaemonRole.TARGET, true, targets, 0, true, seen.targets().nodes(), Remains.NONE),
        seen.storage(),
        seen.policy());
  }

  /** The cluster as one of which a host is to be drained, with those nodes on it. */
  static ClusterObservation draining(
      DrainedHost.Access access, ClusterObservation seen, String... nodes) {
    ClusterObservation.Policy policy = seen.policy();
    Requested requested = Requested.in(Map.of(Request.DRAIN.annotation(), "worker-3"));
    return new ClusterObservation(
        seen.marks(),
        seen.proxies(),
        seen.targets(),
        seen.storage(),
        new ClusterObservation.Policy(
            policy.rebalanceEnabled(),
            policy.neighbourWindow(),
            policy.scaleDown(),
            requested,
            policy.shutDown(),
            policy.cleanUp(),
            policy.following(),
            Optional.of(new DrainedHost("worker-3", access, Set.of(nodes)))));
  }

  /** It is in maintenance, and its data has moved. */
  static NodeObservation emptied(NodeObservation node) {
    NodeObservation left = gone(node);
    NodeObservation.Pod pod = left.pod().orElseThrow();
    return new NodeObservation(
        node.name(),
        node.ordinal(),
        Optional.of(
            new NodeObservation.Pod(
                pod.uid(),
                true,
                true,
                false,
                Duration.ZERO,
                false,
                false,
                Optional.empty(),
                NodeObservation.Departure.EMPTIED)),
        flagged(node).member(),
        Optional.empty());
  }

  /** The cluster as one whose spec wants it shut down, with the given targets left. */
  static ClusterObservation toShutDown(int targets) {
    ClusterObservation healthy = healthy();
    return new ClusterObservation(
        healthy.marks(),
        healthy.proxies(),
        role(DaemonRole.TARGET, true, healthy.targets().nodes().subList(0, targets)),
        healthy.storage(),
        policy(true));
  }

  private static ClusterObservation.Policy policy(boolean shutDown) {
    return new ClusterObservation.Policy(
        true,
        Duration.ofSeconds(90),
        ScaleDownMode.SAFE_DECOMMISSION,
        Requested.NONE,
        shutDown,
        CleanUp.NONE,
        ClusterObservation.Following.NOTHING,
        Optional.empty());
  }

  private static ClusterObservation of(
      RoleObservation proxies, RoleObservation targets, ClusterObservation.Storage storage) {
    return new ClusterObservation(
        new ClusterObservation.Marks(
            true, true, true, new Volumes.AsWanted(), AuthorityChange.NONE),
        proxies,
        targets,
        Optional.of(storage),
        policy(false));
  }

  /** The cluster with one node as {@code change} makes it. */
  static ClusterObservation with(String name, UnaryOperator<NodeObservation> change) {
    ClusterObservation healthy = healthy();
    return of(
        changed(healthy.proxies(), name, change), changed(healthy.targets(), name, change), QUIET);
  }

  /** The cluster with an older template on all proxies. */
  static ClusterObservation outdatedProxies() {
    RoleObservation proxies = healthy().proxies();
    return of(role(DaemonRole.PROXY, false, proxies.nodes()), healthy().targets(), QUIET);
  }

  private static RoleObservation changed(
      RoleObservation role, String name, UnaryOperator<NodeObservation> change) {
    return role(
        role.role(),
        true,
        role.nodes().stream()
            .map(node -> node.name().equals(name) ? change.apply(node) : node)
            .toList());
  }

  static NodeObservation flagged(NodeObservation node) {
    return member(node, true);
  }

  static NodeObservation stopped(NodeObservation node) {
    return new NodeObservation(
        node.name(), node.ordinal(), Optional.empty(), node.member(), Optional.empty());
  }

  /** It has left, and its data has moved. */
  static NodeObservation gone(NodeObservation node) {
    return new NodeObservation(
        node.name(),
        node.ordinal(),
        Optional.of(
            new NodeObservation.Pod(
                "uid-" + node.name(),
                true,
                false,
                false,
                Duration.ZERO,
                false,
                false,
                Optional.empty(),
                NodeObservation.Departure.MOVED)),
        Optional.empty(),
        Optional.empty());
  }

  private static NodeObservation member(NodeObservation node, boolean flagged) {
    return new NodeObservation(
        node.name(),
        node.ordinal(),
        node.pod(),
        node.member()
            .map(old -> new NodeObservation.Member(old.id(), old.primary(), flagged, false)),
        Optional.empty());
  }

  private static List<NodeObservation> nodes(String role) {
    return IntStream.range(0, 3).mapToObj(ordinal -> node(role, ordinal)).toList();
  }

  private static NodeObservation node(String role, int ordinal) {
    String name = "demo-%s-%d".formatted(role, ordinal);
    boolean primary = name.equals("demo-proxy-0");
    return new NodeObservation(
        name,
        ordinal,
        Optional.of(
            new NodeObservation.Pod(
                "uid-" + name,
                true,
                true,
                true,
                Duration.ofMinutes(5),
                true,
                false,
                Optional.empty(),
                NodeObservation.Departure.NONE)),
        Optional.of(new NodeObservation.Member("id-" + name, primary, false, false)),
        Optional.empty());
  }
}
