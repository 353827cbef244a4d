package io.windlass.testbed.pmem;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Faults of drivers on single nodes, whatever their image. A process has those that its node had
 * when it started; only {@link DriverFault#NO_CAPACITY} is felt at once.
 */
public final class PmemFaults {

  private final Map<String, Set<DriverFault>> byNode = new ConcurrentHashMap<>();

  public void strike(String node, DriverFault fault) {
    byNode.computeIfAbsent(node, none -> ConcurrentHashMap.newKeySet()).add(fault);
  }

  public void lift(String node, DriverFault fault) {
    byNode.computeIfAbsent(node, none -> ConcurrentHashMap.newKeySet()).remove(fault);
  }

  boolean strikes(String node, DriverVersion version, DriverFault fault) {
    return version.faults().contains(fault) || of(node).contains(fault);
  }

  private Set<DriverFault> of(String node) {
    return byNode.getOrDefault(node, EnumSet.noneOf(DriverFault.class));
  }
}
