package io.windlass.testbed.pmem;

import io.windlass.testbed.kubelet.volume.CsiNodeService;
import io.windlass.testbed.pmem.ControllerVolumes.Placed;
import io.windlass.testbed.pmem.NodeVolumes.Volume;
import java.util.Map;

/** CSI on a node that makes its own volumes. */
record DistributedService(DriverProcess process, DriverConfig config, NodeVolumes volumes)
    implements CsiIdentity, CsiNodeService, CsiController {

  private NodeService node() {
    return new NodeService(process, config, volumes);
  }

  @Override
  public String driverName() {
    return node().driverName();
  }

  @Override
  public NodeInfo nodeInfo() {
    return node().nodeInfo();
  }

  @Override
  public void publish(String volume, String pod) {
    node().publish(volume, pod);
  }

  @Override
  public void unpublish(String volume, String pod) {
    node().unpublish(volume, pod);
  }

  @Override
  public String topologyKey() {
    return config.topologyKey();
  }

  @Override
  public Placed create(Wanted wanted) throws CallFailure {
    process.awaitAwake();
    String id = ControllerService.id(wanted.name());
    return new Placed(
        volumes.create(new Volume(id, wanted.name(), wanted.size())), config.nodeId());
  }

  @Override
  public void delete(String id) throws CallFailure {
    process.awaitAwake();
    volumes.delete(id);
  }

  @Override
  public Map<String, Long> available() {
    process.awaitAwake();
    PmemCapacity capacity = volumes.capacity();
    return Map.of(config.nodeId(), capacity.available());
  }
}
