package io.windlass.testbed.pmem;

import java.util.Map;

/**
 * The driver on a node since 0.9: it prepares the PMEM, reads its state, and serves CSI of node and
 * controller on one socket. It needs nobody else.
 */
record DistributedDriver(DriverSetup setup) implements DriverProcess.Work {

  @Override
  public void run() throws StartFailure {
    DriverConfig config = setup.config();
    NodeVolumes volumes = NodeDriver.volumes(setup);
    setup.process().onTerminate(setup::end);
    setup.serveCsi(new DistributedService(setup.process(), config, volumes));
    Map<String, String> labels =
        Map.of("node", config.nodeId(), "driver_name", config.driverName());
    setup.serveMetrics(connection -> connection, () -> NodeDriver.page(setup, volumes, labels));
    if (setup.struck(DriverFault.SILENT)) {
      setup.process().hang();
    }
  }
}
