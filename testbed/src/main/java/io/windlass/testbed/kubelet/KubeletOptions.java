package io.windlass.testbed.kubelet;

import io.windlass.testbed.kubelet.volume.NodeDisk;
import io.windlass.testbed.topology.NodeShape;
import io.windlass.testbed.topology.Topology;
import java.nio.file.Path;

/**
 * What a simulated kubelet is started with.
 *
 * @param dataDirectory the nodes' disks and the pods' volumes; keep it to keep the data
 * @param hostsFile written with the cluster's names, for {@code -Djdk.net.hosts.file}
 * @param topology which nodes there are
 * @param images what can be pulled
 */
public record KubeletOptions(
    Path dataDirectory,
    Path hostsFile,
    Topology topology,
    ImageRegistry images,
    KubeletTimings timings) {

  /** The disk of a node: {@code nodes/<node>} below the data directory. */
  NodeDisk disk(NodeShape node) {
    return new NodeDisk(dataDirectory.resolve("nodes").resolve(node.name()));
  }

  Path podDirectory(String uid) {
    return dataDirectory.resolve("pods").resolve(uid);
  }

  Path logDirectory() {
    return dataDirectory.resolve("logs");
  }
}
