package io.windlass.testbed.kubelet;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.windlass.testbed.dns.ClusterAddress;
import io.windlass.testbed.faults.Fault;
import io.windlass.testbed.kubelet.volume.VolumeReferences;
import io.windlass.testbed.topology.NodeShape;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** All pods on the simulated nodes. */
final class PodFleet implements ResourceEventHandler<Pod> {

  private static final Set<String> OVER = Set.of("Succeeded", "Failed");

  private final Engine engine;
  private final Map<String, NodeShape> nodes;
  private final AddressPool addresses;
  private final Map<String, Member> members = new ConcurrentHashMap<>();
  private final Set<String> silent = ConcurrentHashMap.newKeySet();
  private final Map<String, Set<Fault.Lasting>> held = new ConcurrentHashMap<>();

  /**
   * @param nodes the simulated nodes by name; pods of others are not ours
   */
  PodFleet(Engine engine, Map<String, NodeShape> nodes, AddressPool addresses) {
    this.engine = engine;
    this.nodes = nodes;
    this.addresses = addresses;
  }

  private record Member(
      PodRunner runner, PodPlace place, Set<VolumeReferences.Reference> references) {

    boolean on(String node) {
      return place.node().name().equals(node);
    }
  }

  @Override
  public void onAdd(Pod pod) {
    changed(pod);
  }

  @Override
  public void onUpdate(Pod before, Pod after) {
    changed(after);
  }

  @Override
  public void onDelete(Pod pod, boolean unknown) {
    Optional.ofNullable(members.remove(pod.getMetadata().getUid()))
        .ifPresent(
            member -> member.runner().vanish(() -> addresses.release(member.place().listening())));
  }

  /** A ConfigMap or Secret changed: the pods that mount it see it late, each at its own time. */
  void objectChanged(HasMetadata object) {
    VolumeReferences.Reference reference =
        new VolumeReferences.Reference(
            object.getKind(), object.getMetadata().getNamespace(), object.getMetadata().getName());
    members.forEach(
        (uid, member) -> {
          if (member.references().contains(reference)) {
            member.runner().refreshVolumes(lateness(uid));
          }
        });
  }

  /** The node loses its power: its processes die, and of its pods nothing is heard. */
  void powerOff(String node) {
    silent.add(node);
    runners(node).forEach(runner -> runner.powerOff());
  }

  /**
   * The power is back: what is still bound to the node starts again.
   *
   * @param present all pods there are now
   */
  void powerOn(String node, Collection<Pod> present) {
    silent.remove(node);
    for (Pod pod : present) {
      members.computeIfPresent(
          pod.getMetadata().getUid(),
          (uid, old) ->
              old.on(node)
                  ? new Member(runner(pod, old.place()), old.place(), old.references())
                  : old);
      changed(pod);
    }
  }

  /** The node's network is gone: its processes live on, and nobody hears of them. */
  void cut(String node) {
    silent.add(node);
    runners(node).forEach(runner -> runner.cut());
  }

  /**
   * The network is back.
   *
   * @param present all pods there are now
   */
  void heal(String node, Collection<Pod> present) {
    silent.remove(node);
    runners(node).forEach(runner -> runner.heal());
    present.forEach(this::changed);
  }

  /** Strikes every pod on the node, and those that come to it until the fault is released. */
  void hold(String node, Fault.Lasting fault) {
    held(node).add(fault);
    runners(node).forEach(runner -> runner.inject(fault));
  }

  void release(String node, Fault.Lasting fault) {
    held(node).remove(fault);
    runners(node).forEach(runner -> runner.lift(fault));
  }

  private Set<Fault.Lasting> held(String node) {
    return held.computeIfAbsent(node, name -> ConcurrentHashMap.newKeySet());
  }

  /** The runners of the pods on a node. */
  List<PodRunner> runners(String node) {
    return members.values().stream().filter(member -> member.on(node)).map(Member::runner).toList();
  }

  /** The runner of a pod, if the pod is ours. */
  Optional<PodRunner> runner(String uid) {
    return Optional.ofNullable(members.get(uid)).map(Member::runner);
  }

  /**
   * All processes die with the testbed; the API is told nothing.
   *
   * @return completes when they are gone
   */
  CompletableFuture<Void> abandon() {
    return CompletableFuture.allOf(
        members.values().stream()
            .map(member -> member.runner().powerOff())
            .toArray(CompletableFuture[]::new));
  }

  private void changed(Pod pod) {
    NodeShape node = nodes.get(pod.getSpec().getNodeName());
    if (node == null || silent.contains(node.name())) {
      return;
    }
    boolean over =
        OVER.contains(String.valueOf(pod.getStatus().getPhase()))
            && pod.getMetadata().getDeletionTimestamp() == null;
    Member member = members.get(pod.getMetadata().getUid());
    if (member == null && !over) {
      member = member(pod, node);
      members.put(pod.getMetadata().getUid(), member);
    }
    if (member != null) {
      member.runner().update(pod);
    }
  }

  private Member member(Pod pod, NodeShape node) {
    boolean onHost = Boolean.TRUE.equals(pod.getSpec().getHostNetwork());
    Optional<String> before =
        Optional.ofNullable(pod.getStatus().getPodIP()).map(ClusterAddress::listening);
    PodPlace place = new PodPlace(node, onHost ? node.address() : addresses.take(before));
    return new Member(runner(pod, place), place, VolumeReferences.of(pod));
  }

  /** A new runner, struck by what holds on its node; a process of later runs, whoever hangs. */
  private PodRunner runner(Pod pod, PodPlace place) {
    PodRunner runner = new PodRunner(engine, pod, place);
    held(place.node().name()).stream()
        .filter(fault -> !(fault instanceof Fault.Hang))
        .forEach(runner::inject);
    return runner;
  }

  /** Between half and all of the refresh time, fixed for each pod. */
  private Duration lateness(String uid) {
    Duration longest = engine.timings().time().of(engine.timings().volumeRefresh());
    double part = 0.5 + Math.floorMod(uid.hashCode(), 1000) / 2000.0;
    return Duration.ofNanos(Math.round(longest.toNanos() * part));
  }
}
