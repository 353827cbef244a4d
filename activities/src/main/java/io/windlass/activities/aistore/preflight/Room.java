package io.windlass.activities.aistore.preflight;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeStatus;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Processor time and memory.
 *
 * @param cpu in cores
 * @param memory in bytes
 */
public record Room(BigDecimal cpu, BigDecimal memory) {

  static final Room NONE = new Room(BigDecimal.ZERO, BigDecimal.ZERO);

  /** As many times as nothing fits. */
  private static final int ANY = 1_000_000;

  /** What a host has for pods. */
  static Room of(Node host) {
    return of(
        Optional.ofNullable(host.getStatus()).map(NodeStatus::getAllocatable).orElse(Map.of()));
  }

  /** What a pod asks for: its containers together, or one of those that run before them. */
  static Room requestedBy(PodSpec pod) {
    Room together = requests(pod.getContainers()).reduce(NONE, Room::plus);
    return requests(Optional.ofNullable(pod.getInitContainers()).orElse(List.of()))
        .reduce(together, Room::atLeast);
  }

  private static Stream<Room> requests(List<Container> containers) {
    return containers.stream()
        .map(
            container ->
                of(
                    Optional.ofNullable(container.getResources())
                        .map(ResourceRequirements::getRequests)
                        .orElse(Map.of())));
  }

  private static Room of(Map<String, Quantity> amounts) {
    return new Room(amount(amounts, "cpu"), amount(amounts, "memory"));
  }

  private static BigDecimal amount(Map<String, Quantity> amounts, String name) {
    return Optional.ofNullable(amounts.get(name))
        .map(Quantity::getNumericalAmount)
        .orElse(BigDecimal.ZERO);
  }

  Room plus(Room other) {
    return new Room(cpu.add(other.cpu), memory.add(other.memory));
  }

  Room without(Room other) {
    return new Room(cpu.subtract(other.cpu), memory.subtract(other.memory));
  }

  private Room atLeast(Room other) {
    return new Room(cpu.max(other.cpu), memory.max(other.memory));
  }

  /** How many times that fits into it. */
  int fits(Room part) {
    return Math.min(times(cpu, part.cpu), times(memory, part.memory));
  }

  private static int times(BigDecimal whole, BigDecimal part) {
    return part.signum() == 0
        ? ANY
        : whole.divide(part, 0, RoundingMode.FLOOR).min(BigDecimal.valueOf(ANY)).intValue();
  }

  /** As a spec writes it. */
  String words() {
    BigDecimal mebibytes = memory.divide(BigDecimal.valueOf(1 << 20), 0, RoundingMode.CEILING);
    return "cpu %s, memory %sMi"
        .formatted(cpu.stripTrailingZeros().toPlainString(), mebibytes.toPlainString());
  }
}
