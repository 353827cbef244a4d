package io.windlass.testbed.topology;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Equal nodes, spread over zones in turn: {@code <name>-1}, {@code <name>-2}, ...
 *
 * @param name the prefix of the nodes' names
 * @param zones values of {@code topology.kubernetes.io/zone}, dealt out in turn
 * @param capacity overrides of {@link #DEFAULT_CAPACITY}
 */
public record NodeGroup(
    String name,
    int count,
    List<String> zones,
    Map<String, String> labels,
    List<NodeTaint> taints,
    Map<String, String> capacity,
    List<String> mountPaths) {

  /** Enough that only a test which asks for more than a node has meets the limit. */
  static final Map<String, String> DEFAULT_CAPACITY =
      Map.of("cpu", "128", "memory", "256Gi", "pods", "250", "ephemeral-storage", "1Ti");

  private static final String NAME = "[a-z0-9]([-a-z0-9]{0,50}[a-z0-9])?";

  static final String ZONE_LABEL = "topology.kubernetes.io/zone";
  static final String REGION = "local";

  /**
   * Absent parts of a topology file count as empty.
   *
   * @throws IllegalArgumentException for a name that no node can have, or fewer than one node
   */
  public NodeGroup(
      @Nullable String name,
      int count,
      @Nullable List<String> zones,
      @Nullable Map<String, String> labels,
      @Nullable List<NodeTaint> taints,
      @Nullable Map<String, String> capacity,
      @Nullable List<String> mountPaths) {
    if (name == null || !name.matches(NAME)) {
      throw new IllegalArgumentException("no name for a group of nodes: " + name);
    }
    if (count < 1) {
      throw new IllegalArgumentException("group " + name + " has no nodes: count is " + count);
    }
    this.name = name;
    this.count = count;
    this.zones = zones == null ? List.of() : List.copyOf(zones);
    this.labels = labels == null ? Map.of() : Map.copyOf(labels);
    this.taints = taints == null ? List.of() : List.copyOf(taints);
    this.capacity = capacity == null ? Map.of() : Map.copyOf(capacity);
    this.mountPaths = mountPaths == null ? List.of() : List.copyOf(mountPaths);
  }

  /** A group without zones, taints or disks of its own, for test code. */
  public static NodeGroup of(String name, int count) {
    return new NodeGroup(name, count, null, null, null, null, null);
  }

  /**
   * The same, with PMEM and the label by which PMEM-CSI finds it.
   *
   * @param amount of each node, such as {@code 64Gi}
   */
  public NodeGroup withPmem(String amount) {
    Map<String, String> labelled = new LinkedHashMap<>(labels);
    labelled.put("storage", "pmem");
    Map<String, String> equipped = new LinkedHashMap<>(capacity);
    equipped.put(NodeShape.PMEM, amount);
    return new NodeGroup(name, count, zones, labelled, taints, equipped, mountPaths);
  }

  NodeShape node(int index, String address) {
    String nodeName = name + "-" + (index + 1);
    return new NodeShape(
        nodeName, address, labels(nodeName, index), taints, mergedCapacity(), mountPaths);
  }

  private Map<String, String> labels(String nodeName, int index) {
    Map<String, String> all = new LinkedHashMap<>(labels);
    all.put("kubernetes.io/hostname", nodeName);
    all.put("kubernetes.io/os", "linux");
    all.put("kubernetes.io/arch", "amd64");
    if (!zones.isEmpty()) {
      all.putIfAbsent(ZONE_LABEL, zones.get(index % zones.size()));
      all.putIfAbsent("topology.kubernetes.io/region", REGION);
    }
    return all;
  }

  private Map<String, String> mergedCapacity() {
    Map<String, String> all = new LinkedHashMap<>(DEFAULT_CAPACITY);
    all.putAll(capacity);
    return all;
  }
}
