package io.windlass.testbed.aistore;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Where tests ask simulated nodes and clusters to misbehave. Safe for concurrent use. */
public final class AisFaults {
  private final Map<String, NodeFaults> pods = new ConcurrentHashMap<>();
  private final Map<String, ClusterFaults> clusters = new ConcurrentHashMap<>();

  /** The faults of one pod's node; they outlive the process and the pod. */
  public NodeFaults pod(String namespace, String name) {
    return pods.computeIfAbsent(namespace + "/" + name, key -> new NodeFaults());
  }

  /** The faults of the clusters in a namespace. */
  public ClusterFaults namespace(String namespace) {
    return clusters.computeIfAbsent(namespace, key -> new ClusterFaults());
  }
}
