package io.windlass.workflows.pmem;

import io.windlass.workflows.lifecycle.PodProblem;
import io.windlass.workflows.pmem.DriverStep.AwaitNodes;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether the driver on a node is well: more than that its pod is ready.
 *
 * <ol>
 *   <li>The node is reachable. What happens on one that is not, nobody knows: it is lost, and
 *       neither well nor failed.
 *   <li>Its pod is ready; the kubelet has the driver registered; the driver tells the wanted
 *       version, where its pod is of the wanted revision and the image's tag tells one; it sees
 *       memory, and not less than before.
 *   <li>Well and ready for as long as the soak lasts: it has passed. Until then it soaks.
 *   <li>Not well although its pod is older than the gate's time, or known not to become well: it
 *       has failed.
 *   <li>Otherwise it is on its way. A node without a pod is absent: nobody knows since when.
 * </ol>
 */
public final class DriverGate {

  /** How a node stands. */
  public enum Standing {
    /** Well for as long as the soak lasts. */
    PASSED,
    /** Well, but not yet for as long as that. */
    SOAKING,
    /** Not well yet. */
    UNDERWAY,
    /** It has no pod of the driver, and nobody can tell how long. */
    ABSENT,
    /** It had its time, or can't become well. */
    FAILED,
    /** Kubernetes does not call it ready. */
    LOST;

    /** Whether something is to be waited for. */
    boolean settled(boolean soak) {
      return switch (this) {
        case PASSED, FAILED, LOST -> true;
        case SOAKING -> !soak;
        case UNDERWAY, ABSENT -> false;
      };
    }
  }

  private DriverGate() {}

  /** How a node with a driver, of whatever revision, stands. */
  public static Standing standing(DriverNode node, DriverObservation seen) {
    if (!node.reachable()) {
      return Standing.LOST;
    }
    if (node.pod().isEmpty()) {
      return Standing.ABSENT;
    }
    if (ailment(node, seen).isEmpty()) {
      return soaked(node, seen) ? Standing.PASSED : Standing.SOAKING;
    }
    return hopeless(node, seen) ? Standing.FAILED : Standing.UNDERWAY;
  }

  /** Whether a node is well, soaked or not. */
  public static boolean well(DriverNode node, DriverObservation seen) {
    return node.reachable() && ailment(node, seen).isEmpty();
  }

  /** What is missing for a node to be well, in a sentence that names the node. */
  public static Optional<String> ailment(DriverNode node, DriverObservation seen) {
    return Stream.of(podAilment(node), registration(node), version(node, seen), memory(node))
        .flatMap(Optional::stream)
        .findFirst()
        .map(what -> "%s: %s".formatted(node.name(), what));
  }

  /** Whether no node of a wait has to be waited for any longer. */
  public static boolean settled(DriverObservation seen, AwaitNodes wait) {
    return seen.nodes().stream()
        .filter(node -> node.owned() && wait.nodes().contains(node.name()))
        .allMatch(node -> standing(node, seen).settled(wait.soak()));
  }

  private static boolean soaked(DriverNode node, DriverObservation seen) {
    return node.pod()
        .filter(pod -> pod.readyFor().compareTo(seen.policy().rollout().soak()) >= 0)
        .isPresent();
  }

  private static boolean hopeless(DriverNode node, DriverObservation seen) {
    return node.pod()
        .filter(pod -> !pod.ending())
        .filter(
            pod ->
                pod.problem().filter(PodProblem::lasting).isPresent()
                    || pod.age().compareTo(seen.policy().rollout().gate()) > 0)
        .isPresent();
  }

  private static Optional<String> podAilment(DriverNode node) {
    return node.pod()
        .map(
            pod ->
                pod.ready() && !pod.ending()
                    ? Optional.<String>empty()
                    : Optional.of(
                        pod.problem()
                            .map(PodProblem::message)
                            .orElse("the driver's pod is not ready")))
        .orElseGet(() -> Optional.of("there is no pod of the driver"));
  }

  private static Optional<String> registration(DriverNode node) {
    return when(!node.health().registered(), "the kubelet has not registered the driver");
  }

  private static Optional<String> version(DriverNode node, DriverObservation seen) {
    return seen.policy()
        .version()
        .filter(wanted -> node.has(seen.revisions().wanted()))
        .filter(wanted -> !wanted.equals(node.health().version().orElse("")))
        .map(
            wanted ->
                "the driver tells version %s instead of %s"
                    .formatted(node.health().version().orElse("none"), wanted));
  }

  private static Optional<String> memory(DriverNode node) {
    if (!node.health().measured()) {
      return Optional.empty();
    }
    long now = node.health().capacity().orElse(0);
    long before = node.health().capacityBefore().orElse(0);
    return now <= 0
        ? Optional.of("the driver sees no persistent memory")
        : when(
            now < before,
            "the driver sees %d bytes of memory, and %d before".formatted(now, before));
  }

  private static Optional<String> when(boolean holds, String what) {
    return holds ? Optional.of(what) : Optional.empty();
  }
}
