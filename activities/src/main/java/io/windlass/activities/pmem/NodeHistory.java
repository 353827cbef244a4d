package io.windlass.activities.pmem;

import io.windlass.activities.kubernetes.Conditions;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.pmem.DriverGate;
import io.windlass.workflows.pmem.DriverGate.Standing;
import io.windlass.workflows.pmem.DriverNode;
import io.windlass.workflows.pmem.DriverObservation;
import io.windlass.workflows.pmem.DriverPod;
import io.windlass.workflows.pmem.DriverStep.AwaitNodes;
import io.windlass.workflows.pmem.resource.NodeEvent;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the status tells of nodes that got a driver, the newest at the end.
 *
 * <ol>
 *   <li>What is begun with a node is told before its pod goes, and takes the place of what was
 *       begun with it before.
 *   <li>Who waits for the node tells how it ended. When nobody does any more, since the operation
 *       was terminated or another driver is wanted, whoever looks next tells it.
 *   <li>What was begun and is neither there nor on its way is forgotten: the node left, or another
 *       revision was applied before its pod was replaced.
 *   <li>The same end with the same revision is told once.
 * </ol>
 */
record NodeHistory(List<NodeEvent> told) {

  private static final String BEGUN = "Begun";
  private static final String UPDATED = "Updated";
  private static final String ROLLED_BACK = "RolledBack";

  /** Nodes get a pod of that revision. */
  NodeHistory begun(List<String> nodes, String revision) {
    return with(
        nodes.stream()
            .map(node -> new NodeEvent(node, BEGUN, revision, null, Conditions.now()))
            .toList());
  }

  /** Nodes were waited for. */
  NodeHistory awaited(AwaitNodes step, DriverObservation seen) {
    String well = step.reason() == Reason.DRIVER_UNHEALTHY ? ROLLED_BACK : UPDATED;
    return with(
        seen.nodes().stream()
            .filter(node -> step.nodes().contains(node.name()))
            .flatMap(node -> result(node, seen, well).map(end -> end(node, end, seen)).stream())
            .filter(end -> !repeats(end))
            .toList());
  }

  /** Somebody has looked at the nodes. */
  NodeHistory seen(DriverObservation seen) {
    List<NodeEvent> kept =
        told.stream().filter(event -> !begun(event) || underway(event, seen)).toList();
    return new NodeHistory(kept)
        .with(
            kept.stream().filter(NodeHistory::begun).flatMap(event -> over(event, seen)).toList());
  }

  private NodeHistory with(List<NodeEvent> more) {
    List<String> nodes = more.stream().map(NodeEvent::node).toList();
    Stream<NodeEvent> others =
        told.stream().filter(event -> !begun(event) || !nodes.contains(event.node()));
    return new NodeHistory(Stream.concat(others, more.stream()).toList());
  }

  private boolean repeats(NodeEvent end) {
    return told.stream()
        .filter(event -> event.node().equals(end.node()))
        .reduce((older, newer) -> newer)
        .filter(last -> last.result().equals(end.result()))
        .filter(last -> Objects.equals(last.revision(), end.revision()))
        .isPresent();
  }

  private static boolean begun(NodeEvent event) {
    return event.result().equals(BEGUN);
  }

  private static boolean underway(NodeEvent begun, DriverObservation seen) {
    String revision = Objects.requireNonNullElse(begun.revision(), "");
    return node(begun, seen)
        .filter(node -> node.has(revision) || seen.revisions().applied().equals(revision))
        .isPresent();
  }

  private static Stream<NodeEvent> over(NodeEvent begun, DriverObservation seen) {
    String revision = Objects.requireNonNullElse(begun.revision(), "");
    String well = seen.revisions().rejects() ? ROLLED_BACK : UPDATED;
    return node(begun, seen)
        .filter(node -> node.has(revision))
        .filter(node -> settled(node, revision, seen))
        .flatMap(node -> result(node, seen, well).map(end -> end(node, end, seen)))
        .stream();
  }

  /** With a revision that is good already, nobody soaks. A lost node may yet be well. */
  private static boolean settled(DriverNode node, String revision, DriverObservation seen) {
    return switch (DriverGate.standing(node, seen)) {
      case PASSED, FAILED -> true;
      case SOAKING -> seen.revisions().good().equals(revision);
      case UNDERWAY, ABSENT, LOST -> false;
    };
  }

  private static Optional<DriverNode> node(NodeEvent event, DriverObservation seen) {
    return seen.nodes().stream()
        .filter(DriverNode::owned)
        .filter(node -> node.name().equals(event.node()))
        .findFirst();
  }

  private static Optional<String> result(DriverNode node, DriverObservation seen, String well) {
    Standing standing = DriverGate.standing(node, seen);
    return switch (standing) {
      case PASSED, SOAKING -> Optional.of(well);
      case FAILED -> Optional.of("Failed");
      case LOST -> Optional.of("Unreachable");
      case UNDERWAY, ABSENT -> Optional.empty();
    };
  }

  private static NodeEvent end(DriverNode node, String result, DriverObservation seen) {
    return new NodeEvent(
        node.name(),
        result,
        node.pod().map(DriverPod::revision).orElse(null),
        DriverGate.ailment(node, seen).orElse(null),
        Conditions.now());
  }
}
