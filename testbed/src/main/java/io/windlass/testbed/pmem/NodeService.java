package io.windlass.testbed.pmem;

import io.windlass.testbed.kubelet.volume.CsiNodeService;
import java.util.Map;

/** CSI on a node: who it is, and volumes for its pods. */
record NodeService(DriverProcess process, DriverConfig config, NodeVolumes volumes)
    implements CsiIdentity, CsiNodeService {

  @Override
  public String driverName() {
    process.awaitAwake();
    return config.driverName();
  }

  @Override
  public NodeInfo nodeInfo() {
    process.awaitAwake();
    return new NodeInfo(config.nodeId(), Map.of(config.topologyKey(), config.nodeId()));
  }

  @Override
  public void publish(String volume, String pod) {
    process.awaitAwake();
    volumes.publish(volume, pod);
  }

  @Override
  public void unpublish(String volume, String pod) {
    process.awaitAwake();
    volumes.unpublish(volume, pod);
  }
}
