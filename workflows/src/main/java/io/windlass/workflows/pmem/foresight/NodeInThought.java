package io.windlass.workflows.pmem.foresight;

import io.windlass.workflows.pmem.DriverHealth;
import io.windlass.workflows.pmem.DriverNode;
import io.windlass.workflows.pmem.DriverPod;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** What becomes of one node in thought. */
final class NodeInThought {

  private NodeInThought() {}

  /** It is the driver's; whose word it is does not matter in thought. */
  static DriverNode claimed(DriverNode node) {
    return new DriverNode(
        node.name(),
        node.selected(),
        node.owner(),
        true,
        node.rival(),
        node.reachable(),
        node.pod(),
        node.health(),
        node.volumes(),
        node.findings());
  }

  /** Without a pod. */
  static DriverNode bare(DriverNode node) {
    return with(node, Optional.empty(), unknown(node.health()));
  }

  /** With a pod that does not run yet. */
  static DriverNode born(DriverNode node, String revision) {
    String name = "in-thought-on-" + node.name();
    DriverPod pod =
        new DriverPod(
            name, name, revision, false, Duration.ZERO, Duration.ZERO, false, Optional.empty());
    return with(node, Optional.of(pod), unknown(node.health()));
  }

  /** Its driver is well, for as long as that. */
  static DriverNode well(DriverNode node, Duration since, Optional<String> version) {
    DriverHealth health = node.health();
    long memory = Math.max(1, health.capacityBefore().orElse(health.capacity().orElse(1)));
    return with(
        node,
        node.pod().map(pod -> ready(pod, since)),
        new DriverHealth(
            true,
            version.or(health::version),
            OptionalLong.of(memory),
            health.capacityBefore(),
            health.measured()));
  }

  private static DriverPod ready(DriverPod pod, Duration since) {
    Duration ready = pod.readyFor().compareTo(since) > 0 ? pod.readyFor() : since;
    return new DriverPod(
        pod.name(), pod.uid(), pod.revision(), true, pod.age(), ready, false, Optional.empty());
  }

  /** How much memory it has now is what it is expected to have from now on. */
  static DriverNode recorded(DriverNode node) {
    DriverHealth health = node.health();
    return health.capacity().isEmpty()
        ? node
        : with(
            node,
            node.pod(),
            new DriverHealth(
                health.registered(),
                health.version(),
                health.capacity(),
                health.capacity(),
                health.measured()));
  }

  /** So much time has passed. */
  static DriverNode older(DriverNode node, Duration time) {
    return with(node, node.pod().map(pod -> older(pod, time)), node.health());
  }

  private static DriverPod older(DriverPod pod, Duration time) {
    return new DriverPod(
        pod.name(),
        pod.uid(),
        pod.revision(),
        pod.ready(),
        pod.age().plus(time),
        pod.ready() ? pod.readyFor().plus(time) : Duration.ZERO,
        pod.ending(),
        pod.problem());
  }

  private static DriverHealth unknown(DriverHealth before) {
    return new DriverHealth(
        false, Optional.empty(), OptionalLong.empty(), before.capacityBefore(), before.measured());
  }

  private static DriverNode with(DriverNode node, Optional<DriverPod> pod, DriverHealth health) {
    return new DriverNode(
        node.name(),
        node.selected(),
        node.owner(),
        node.owned(),
        node.rival(),
        node.reachable(),
        pod,
        health,
        node.volumes(),
        node.findings());
  }
}
