package io.windlass.testbed.kubelet;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.windlass.testbed.dns.ClusterAddress;
import io.windlass.testbed.kubelet.volume.VolumeReferences;
import io.windlass.testbed.topology.NodeShape;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All pods on the simulated nodes. */
final class PodFleet implements ResourceEventHandler<Pod> {

  private static final Set<String> OVER = Set.of("Succeeded", "Failed");

  private final Engine engine;
  private final Map<String, NodeShape> nodes;
  private final AddressPool addresses;
  private final Map<String, Member> members = new ConcurrentHashMap<>();

  /**
   * @param nodes the simulated nodes by name; pods of others are not ours
   */
  PodFleet(Engine engine, Map<String, NodeShape> nodes, AddressPool addresses) {
    this.engine = engine;
    this.nodes = nodes;
    this.addresses = addresses;
  }

  private record Member(
      PodRunner runner, PodPlace place, Set<VolumeReferences.Reference> references) {}

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

  /** All processes die with the testbed; the API is told nothing. */
  void abandon() {
    members.values().forEach(member -> member.runner().vanish(() -> {}));
  }

  private void changed(Pod pod) {
    NodeShape node = nodes.get(pod.getSpec().getNodeName());
    if (node == null) {
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
    return new Member(new PodRunner(engine, pod, place), place, VolumeReferences.of(pod));
  }

  /** Between half and all of the refresh time, fixed for each pod. */
  private Duration lateness(String uid) {
    Duration longest = engine.timings().time().of(engine.timings().volumeRefresh());
    double part = 0.5 + Math.floorMod(uid.hashCode(), 1000) / 2000.0;
    return Duration.ofNanos(Math.round(longest.toNanos() * part));
  }
}
