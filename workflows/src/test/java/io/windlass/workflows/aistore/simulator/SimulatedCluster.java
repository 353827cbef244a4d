package io.windlass.workflows.aistore.simulator;

import io.windlass.workflows.aistore.ClusterObservation.Objection;
import io.windlass.workflows.aistore.NodeObservation.Departure;
import io.windlass.workflows.aistore.delete.CleanUp;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.lifecycle.Drain;
import io.windlass.workflows.lifecycle.Replacement;
import io.windlass.workflows.lifecycle.Request;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A whole cluster: what Kubernetes holds, what AIS does, what is remembered on the resource, and
 * the faults that strike it. Moves only when {@link #tick} is called.
 */
public final class SimulatedCluster {

  final SimulatedSet proxies = new SimulatedSet(DaemonRole.PROXY);
  final SimulatedSet targets = new SimulatedSet(DaemonRole.TARGET);
  final SimulatedObjects objects;
  final SimulatedStorage storage;
  final Timing timing;

  /** Processes that the last verified rebalance covered. */
  final Set<String> settled = new HashSet<>();

  /** How far targets have come on their way out, by the pods that they went with. */
  final Map<String, Departure> departures = new HashMap<>();

  /** What people asked for. */
  final SimulatedRequests requests = new SimulatedRequests();

  /** Who signs the certificates that nodes show. */
  final SimulatedAuthorities authorities = new SimulatedAuthorities();

  /** Targets whose last pod that ran was emptied. */
  final Set<String> emptied = new HashSet<>();

  /** Hosts that take no pods. */
  final Set<String> cordoned = new HashSet<>();

  SimulatedSpec spec;
  Optional<Foundation> foundation = Optional.empty();
  boolean created;
  int configSent;

  /** How large the volumes of targets are. */
  int volumes;

  /** Targets that were seen to use all of their volumes, and how many. */
  final Set<String> proved = new HashSet<>();

  boolean deleting;

  /** What the deletion is to remove beside the cluster. */
  CleanUp cleanUp = CleanUp.NONE;

  boolean gone;
  boolean eagerWriter;
  private long now;
  private int pods;
  private Optional<String> replacedPrimary = Optional.empty();

  /** Why fewer targets could not hold the data. */
  Optional<Objection> objection = Optional.empty();

  /** Why targets are not where the Kubernetes nodes would have them. */
  Optional<Objection> unfollowed = Optional.empty();

  /** How many targets the spec does without. */
  int spared;

  /** A target that lost its pod while it alone had an object. */
  Optional<String> lostTarget = Optional.empty();

  public SimulatedCluster(SimulatedSpec spec, Timing timing) {
    this.spec = spec;
    this.timing = timing;
    this.volumes = spec.volumes();
    this.objects = new SimulatedObjects(timing.window());
    this.storage = new SimulatedStorage(proxies, targets, objects, timing);
    this.storage.rebalanceEnabled = spec.rebalance();
  }

  /** Somebody writes as soon as AIS takes it, without waiting for the cluster to be complete. */
  public SimulatedCluster withEagerWriter() {
    eagerWriter = true;
    return this;
  }

  /** Nodes of AIStore 4.9: they leave one at a time. */
  public SimulatedCluster ofFourNine() {
    storage.batches = false;
    return this;
  }

  /** The targets that stay are too small from now on, or no longer. */
  public void object(Optional<Objection> why) {
    objection = why;
  }

  /** The next rebalance fails. */
  public void failRebalance() {
    storage.failing = true;
  }

  /** Seconds since the beginning. */
  public long now() {
    return now;
  }

  public SimulatedSpec spec() {
    return spec;
  }

  /** Whether a person deleted the resource. */
  public boolean deleting() {
    return deleting;
  }

  /** Whether the resource is released and no longer exists. */
  public boolean gone() {
    return gone;
  }

  /** A person asks for a restart or a rebalance. */
  public void ask(Request request) {
    requests.ask(request);
  }

  /** A person has the authority of the certificates revoked. */
  public void revoke() {
    requests.revoke();
  }

  /** A person asks for a node to be replaced. */
  public void replace(Replacement wanted) {
    requests.replace(wanted);
  }

  /** A person takes that back. */
  public void replaceNothing() {
    requests.replaced();
  }

  /** The host on which the nodes of an ordinal are. */
  public static String host(int ordinal) {
    return "host-%d".formatted(ordinal);
  }

  /** A person cordons a host. */
  public void cordon(String host) {
    cordoned.add(host);
  }

  /** A person uncordons a host: who waits for it is put there. */
  public void uncordon(String host) {
    cordoned.remove(host);
  }

  /** A person asks for a host to be drained. */
  public void drain(String host) {
    requests.drain(new Drain(host));
  }

  /** A person takes that back. */
  public void drainNothing() {
    requests.drained();
  }

  /**
   * What the pods of a role are made by: the spec's image, with whom nodes are to trust and the
   * last restart that was asked for. Targets have another one for each number of volumes.
   */
  String template(DaemonRole role) {
    String common = requests.template(authorities.template(spec.image()));
    boolean several = role == DaemonRole.TARGET && spec.mounts() > 1;
    return several ? "%s on %d volumes".formatted(common, spec.mounts()) : common;
  }

  SimulatedSet set(DaemonRole role) {
    return switch (role) {
      case PROXY -> proxies;
      case TARGET -> targets;
    };
  }

  Stream<SimulatedNode> nodes() {
    return Stream.concat(proxies.nodes.stream(), targets.nodes.stream());
  }

  SimulatedNode node(String name) {
    return nodes().filter(node -> node.name().equals(name)).findFirst().orElseThrow();
  }

  /** One second passes: controllers, kubelets, the storage cluster, one write. */
  public void tick() {
    now++;
    List.of(proxies, targets).forEach(this::control);
    nodes().forEach(this::live);
    storage.tick(now);
    if (storage.ready(now) && (created || eagerWriter)) {
      objects.write(targets.nodes);
    }
  }

  private void control(SimulatedSet set) {
    set.doomed().stream()
        .filter(node -> node.ordinal < set.replicas)
        .filter(node -> node.up() && storage.isPrimary(node))
        .filter(node -> proxies.nodes.stream().anyMatch(other -> other != node && other.serving()))
        .findFirst()
        .ifPresent(node -> replacedPrimary = Optional.of(node.name()));
    set.doomed().forEach(this::end);
    set.wanted().stream()
        .filter(node -> node.pod.isEmpty())
        .forEach(node -> create(node, set.templateFor(node.ordinal)));
    set.completeRollout();
  }

  /** A primary that the controller replaced although another proxy served. */
  Optional<String> lastReplacedPrimary() {
    return replacedPrimary;
  }

  private void create(SimulatedNode node, String template) {
    pods++;
    SimulatedPod pod = new SimulatedPod("uid-" + pods, template, now, timing.vary(timing.start()));
    pod.homeless = node.lost;
    pod.placed = !cordoned.contains(node.host());
    node.pod = Optional.of(pod);
  }

  private void live(SimulatedNode node) {
    boolean open = !cordoned.contains(node.host());
    node.pod
        .filter(pod -> open && !pod.placed)
        .ifPresent(pod -> pod.place(now, timing.vary(timing.start())));
    node.pod
        .filter(pod -> now >= pod.at)
        .ifPresent(
            pod -> {
              switch (pod.phase) {
                case STARTING -> run(pod);
                case ENDING -> node.pod = Optional.empty();
                case RUNNING, EXPELLED -> {}
              }
            });
  }

  private void run(SimulatedPod pod) {
    if (SimulatedSpec.starts(pod.template) && !pod.homeless && pod.placed) {
      pod.phase = SimulatedPod.Phase.RUNNING;
      pod.shows = authorities.signer();
    }
  }

  /** Deletes a pod: its process leaves the map and ends within its grace. */
  void end(SimulatedNode node) {
    node.pod
        .filter(pod -> !pod.ending())
        .ifPresent(
            pod -> {
              boolean was = node.up();
              pod.end(now + timing.vary(timing.stop()));
              if (was) {
                storage.leave(node, now);
              }
            });
  }

  /** A person edits the resource. */
  public void edit(SimulatedSpec wanted) {
    spec = wanted;
  }

  /** The Kubernetes nodes that are followed make for so many targets from now on. */
  public void follow(int wantedTargets, Optional<Objection> why) {
    spec = spec.following(wantedTargets);
    unfollowed = why;
  }

  /** The spec does without so many targets that can't become ready. */
  public void spare(int targets) {
    spared = targets;
  }

  /** A person deletes the resource; it exists until it is released. */
  public void delete() {
    deleting = true;
  }

  /** A person deletes the resource and what its nodes keep. */
  public void delete(CleanUp wanted) {
    deleting = true;
    cleanUp = wanted;
  }

  /** AIS is told to end: members in placement exit, and their containers start again. */
  void end(Consumer<SimulatedNode> lastWords) {
    nodes()
        .filter(node -> node.up() && !node.flagged)
        .toList()
        .forEach(
            node -> {
              lastWords.accept(node);
              node.pod.ifPresent(pod -> pod.crash(now, timing.vary(timing.start())));
              storage.leave(node, now);
            });
  }

  /** A stranger deletes a pod. */
  public void evict(DaemonRole role, int ordinal) {
    end(set(role).nodes.get(ordinal));
  }

  /** A process is killed; its container starts again in the same pod. */
  public void kill(DaemonRole role, int ordinal) {
    SimulatedNode node = set(role).nodes.get(ordinal);
    node.pod
        .filter(SimulatedPod::running)
        .ifPresent(
            pod -> {
              boolean was = node.up();
              pod.crash(now, timing.vary(timing.start()));
              if (was) {
                storage.killed(node, now);
              }
            });
  }

  /** A machine is lost with the volumes on it; its pods are removed with it. */
  public void lose(DaemonRole role, int ordinal) {
    kill(role, ordinal);
    SimulatedNode node = set(role).nodes.get(ordinal);
    node.lost = true;
    node.pod = Optional.empty();
  }

  /** A stranger deletes a StatefulSet and its pods. */
  public void deleteSet(DaemonRole role) {
    set(role).delete();
    set(role).nodes.forEach(this::end);
  }

  /** A stranger makes a proxy the primary. */
  public void movePrimary(int ordinal) {
    Optional.of(proxies.nodes.get(ordinal))
        .filter(SimulatedNode::up)
        .ifPresent(storage::makePrimary);
  }

  /** A stranger puts a target into maintenance. */
  public void flag(int ordinal) {
    targets.nodes.get(ordinal).flagged = true;
  }

  /** A stranger switches automatic rebalance. */
  public void switchRebalance(boolean enabled) {
    storage.rebalanceEnabled = enabled;
  }

  /** A stranger starts a rebalance. */
  public void startRebalance() {
    storage.startRebalance(now);
  }

  /** Acknowledged objects that can't be read although a target that is up has them. */
  public long hidden() {
    return objects.hidden(targets.nodes, storage.rebalancing(), now);
  }

  /** Acknowledged objects on targets that are down. */
  public long missing() {
    return objects.missing(targets.nodes);
  }

  /** Acknowledged objects that no volume holds any more. */
  public long lost() {
    return objects.lost(targets.nodes);
  }

  /** Acknowledged writes so far. */
  public int written() {
    return objects.written();
  }
}
