package io.windlass.workflows.aistore.simulator;

import io.windlass.workflows.aistore.resource.DaemonRole;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** One AIS node: its place in the StatefulSet, in the cluster map, and its disk. */
final class SimulatedNode {

  final DaemonRole role;
  final int ordinal;
  Optional<SimulatedPod> pod = Optional.empty();

  /** Whether the cluster map lists it; a killed node stays listed for a while. */
  boolean member;

  boolean flagged;

  /** Whether the rebalance with which it entered maintenance has moved its data. */
  boolean rebalancedOut;

  /** Whether it is being decommissioned; it is flagged then. */
  boolean leaving;

  long joinedAt = Long.MIN_VALUE / 2;

  /** When a killed process is dropped from the map. */
  long dropAt = Long.MAX_VALUE;

  /** Whether the machine that holds its volumes is lost. */
  boolean lost;

  /** Objects on its volumes: they outlive every pod. */
  final Set<Integer> disk = new HashSet<>();

  SimulatedNode(DaemonRole role, int ordinal) {
    this.role = role;
    this.ordinal = ordinal;
  }

  String name() {
    return "demo-%s-%d".formatted(role.word(), ordinal);
  }

  /** With the volumes that its pod has, as its template tells. */
  String withVolumes() {
    String template = pod.orElseThrow().template;
    int volumes = template.lastIndexOf(" on ");
    return volumes < 0 ? name() : name() + template.substring(volumes);
  }

  /** Its host: each ordinal has one, with a proxy and a target on it. */
  String host() {
    return SimulatedCluster.host(ordinal);
  }

  /** Its process runs as a member: what is on its disk can be read. */
  boolean up() {
    return member && dropAt == Long.MAX_VALUE && pod.filter(SimulatedPod::running).isPresent();
  }

  /** It has other volumes, with nothing on them. */
  void renew() {
    disk.clear();
    lost = false;
  }

  boolean serving() {
    return up() && !flagged && pod.filter(present -> present.ready).isPresent();
  }

  void leave() {
    member = false;
    flagged = false;
    rebalancedOut = false;
    leaving = false;
    dropAt = Long.MAX_VALUE;
  }
}
