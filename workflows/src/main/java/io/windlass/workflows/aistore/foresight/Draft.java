package io.windlass.workflows.aistore.foresight;

import io.windlass.workflows.aistore.ClusterObservation;
import io.windlass.workflows.aistore.ClusterObservation.DrainedHost;
import io.windlass.workflows.aistore.ClusterObservation.Marks;
import io.windlass.workflows.aistore.ClusterObservation.Policy;
import io.windlass.workflows.aistore.ClusterObservation.Storage;
import io.windlass.workflows.aistore.KubernetesStep.ApplyNodes;
import io.windlass.workflows.aistore.NodeObservation;
import io.windlass.workflows.aistore.RoleObservation;
import io.windlass.workflows.aistore.RoleObservation.Remains;
import io.windlass.workflows.aistore.Volumes;
import io.windlass.workflows.aistore.delete.CleanUp;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.lifecycle.AuthorityChange;
import io.windlass.workflows.lifecycle.Request;
import io.windlass.workflows.lifecycle.Requested;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** An observation in the making. */
final class Draft {

  private final ClusterObservation seen;
  private final Map<DaemonRole, RoleObservation> roles = new EnumMap<>(DaemonRole.class);
  private Marks marks;
  private Requested requested;
  private Optional<Storage> storage;
  private CleanUp cleanUp;
  private Optional<DrainedHost> host;

  private Draft(ClusterObservation seen) {
    this.seen = seen;
    this.marks = seen.marks();
    this.storage = seen.storage();
    this.cleanUp = seen.policy().cleanUp();
    this.requested = seen.policy().requested();
    this.host = seen.policy().host();
  }

  static Draft of(ClusterObservation seen) {
    return new Draft(seen);
  }

  ClusterObservation done() {
    Policy before = seen.policy();
    Policy policy =
        new Policy(
            before.rebalanceEnabled(),
            before.neighbourWindow(),
            before.scaleDown(),
            requested,
            before.shutDown(),
            cleanUp,
            before.following(),
            host);
    return new ClusterObservation(
        marks, of(DaemonRole.PROXY), of(DaemonRole.TARGET), storage, policy);
  }

  Draft foundationApplied() {
    marks =
        new Marks(true, marks.created(), marks.configSent(), marks.volumes(), marks.authority());
    return this;
  }

  /** With it the cluster is told whether to rebalance by itself. */
  Draft configSent() {
    marks =
        new Marks(
            marks.foundationApplied(), marks.created(), true, marks.volumes(), marks.authority());
    return storage(said -> Effects.enabled(said, seen.policy().rebalanceEnabled()));
  }

  /**
   * A cluster that is complete for the first time is remembered as such. The configuration for
   * later starts changes with that, where the spec wants automatic rebalance.
   */
  Draft created() {
    boolean applied =
        marks.foundationApplied() && (marks.created() || !seen.policy().rebalanceEnabled());
    marks = new Marks(applied, true, marks.configSent(), marks.volumes(), marks.authority());
    return this;
  }

  Draft volumesAsWanted() {
    marks =
        new Marks(
            marks.foundationApplied(),
            marks.created(),
            marks.configSent(),
            new Volumes.AsWanted(),
            marks.authority());
    return this;
  }

  /** The authority of the certificates has been replaced so far. */
  Draft authority(AuthorityChange change) {
    marks = marks.with(change);
    return this;
  }

  /** There is one again, where there was one. */
  Draft retired() {
    return marks.authority().begun() ? authority(AuthorityChange.SETTLED) : this;
  }

  /** What nodes are to trust is a word of their pods' template. */
  Draft templatesChanged() {
    for (DaemonRole role : DaemonRole.values()) {
      roles.put(role, of(role).withAnotherTemplate());
    }
    return this;
  }

  Draft fulfilled(Request request) {
    requested = requested.without(request);
    return this;
  }

  /** The node that is to be replaced has new volumes. */
  Draft renewed() {
    requested = requested.onceRenewed();
    return this;
  }

  /** The node's pod is no longer on the host that is drained. */
  Draft leftHost(String pod) {
    String name = host.map(DrainedHost::name).orElse("its host");
    host = host.map(drained -> without(drained, pod));
    return node(pod, node -> NodeDraft.waiting(node, name));
  }

  private static DrainedHost without(DrainedHost host, String pod) {
    Set<String> left = new HashSet<>(host.nodes());
    left.remove(pod);
    return new DrainedHost(host.name(), host.access(), left);
  }

  /** The host that is drained is empty. */
  Draft emptied() {
    requested = requested.onceEmptied();
    return this;
  }

  Draft storage(UnaryOperator<Storage> change) {
    storage = storage.map(change);
    return this;
  }

  /** The cluster answers and calls itself ready; somebody leads it. */
  Draft ready() {
    boolean enabled = marks.created() && seen.policy().rebalanceEnabled();
    Storage said =
        storage.orElseGet(
            () -> new Storage(true, false, enabled, !marks.created(), Optional.empty()));
    storage =
        Optional.of(
            new Storage(
                true, said.rebalancing(), said.rebalanceEnabled(), said.empty(), said.objection()));
    boolean led = of(DaemonRole.PROXY).nodes().stream().anyMatch(NodeObservation::primary);
    return led
        ? this
        : of(DaemonRole.PROXY).nodes().stream()
            .filter(NodeObservation::serving)
            .findFirst()
            .map(node -> primary(node.name()))
            .orElse(this);
  }

  Draft primary(String pod) {
    return role(DaemonRole.PROXY, node -> NodeDraft.primary(node, node.name().equals(pod)));
  }

  Draft node(String pod, UnaryOperator<NodeObservation> change) {
    return nodes(node -> node.name().equals(pod) ? change.apply(node) : node);
  }

  Draft nodes(UnaryOperator<NodeObservation> change) {
    return role(DaemonRole.PROXY, change).role(DaemonRole.TARGET, change);
  }

  /** Proxies from the partition upwards are replaced by an apply; targets never are. */
  Draft applied(ApplyNodes apply) {
    boolean proxies = apply.role() == DaemonRole.PROXY;
    int from = proxies ? apply.partition() : apply.replicas();
    RoleObservation before = of(apply.role());
    List<NodeObservation> nodes =
        IntStream.range(0, apply.replicas())
            .mapToObj(
                ordinal ->
                    ordinal < before.replicas()
                        ? kept(before, before.nodes().get(ordinal), from)
                        : NodeDraft.starting(name(apply.role(), ordinal), ordinal))
            .toList();
    int partition = proxies ? apply.partition() : 0;
    roles.put(
        apply.role(),
        new RoleObservation(
            apply.role(), true, before.desired(), partition, true, nodes, Remains.NONE));
    return this;
  }

  private static NodeObservation kept(RoleObservation before, NodeObservation node, int from) {
    NodeObservation now = before.templateApplied() ? node : NodeDraft.outdated(node);
    return now.current() || node.ordinal() < from ? now : NodeDraft.restarting(node);
  }

  /** The names of nodes that are not there yet follow those that are. */
  private String name(DaemonRole role, int ordinal) {
    return seen.nodes()
        .findFirst()
        .map(node -> node.name().replaceAll("-(proxy|target)-\\d+$", ""))
        .map(cluster -> "%s-%s-%d".formatted(cluster, role.word(), ordinal))
        .orElseGet(() -> "%s-%d".formatted(role.word(), ordinal));
  }

  Draft removed(DaemonRole role) {
    roles.put(role, RoleObservation.absent(role, of(role).desired()));
    return this;
  }

  /** No pod is left, and nobody answers once the proxies have ended. */
  Draft stopped(DaemonRole role) {
    RoleObservation before = of(role);
    Remains remains =
        new Remains(Math.max(before.replicas(), before.remains().former()), 0, Optional.empty());
    roles.put(role, new RoleObservation(role, true, before.desired(), 0, true, List.of(), remains));
    storage = role == DaemonRole.PROXY ? Optional.empty() : storage;
    return this;
  }

  Draft decommissioned() {
    cleanUp = cleanUp.afterTelling();
    return this;
  }

  Draft role(DaemonRole role, UnaryOperator<NodeObservation> change) {
    RoleObservation before = of(role);
    roles.put(role, before.with(before.nodes().stream().map(change).toList()));
    return this;
  }

  private RoleObservation of(DaemonRole role) {
    return roles.getOrDefault(role, seen.of(role));
  }
}
