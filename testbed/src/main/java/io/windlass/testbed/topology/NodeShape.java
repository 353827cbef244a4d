package io.windlass.testbed.topology;

import java.util.List;
import java.util.Map;

/**
 * One node of the topology.
 *
 * @param name its Node object's name and host name
 * @param address the loopback address it reports as InternalIP, and that host-network pods bind to
 * @param labels all labels, zone and host name included
 * @param capacity resource name to quantity, reported as capacity and allocatable alike
 * @param mountPaths directories that exist on the node's disk from the start
 */
public record NodeShape(
    String name,
    String address,
    Map<String, String> labels,
    List<NodeTaint> taints,
    Map<String, String> capacity,
    List<String> mountPaths) {

  /** The name in its capacity of the PMEM that it has. */
  public static final String PMEM = "testbed.windlass.io/pmem";
}
