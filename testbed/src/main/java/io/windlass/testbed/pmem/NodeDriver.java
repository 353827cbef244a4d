package io.windlass.testbed.pmem;

import io.windlass.testbed.pmem.DriverConfig.DeviceMode;
import io.windlass.testbed.pmem.DriverVersion.Line;
import java.nio.file.Path;
import java.util.Map;

/**
 * The driver on a node, up to 0.8.
 *
 * <ol>
 *   <li>It prepares the PMEM (0.8; containers before it did that for 0.7) and reads its state.
 *   <li>It serves its controller, then registers until that succeeds.
 *   <li>Only then it serves CSI and metrics: without the registry, the kubelet never hears of it.
 * </ol>
 */
record NodeDriver(DriverSetup setup) implements DriverProcess.Work {

  @Override
  public void run() throws StartFailure, InterruptedException {
    DriverConfig config = setup.config();
    DriverProcess process = setup.process();
    DriverTls tls = setup.tls(PeerName.REGISTRY);
    NodeVolumes volumes = volumes(setup);
    setup.serveCalls(config.controllerEndpoint(), tls, new NodeController(volumes));
    NodeRegistration registration = new NodeRegistration(setup, tls);
    boolean silent = setup.struck(DriverFault.SILENT);
    if (!silent) {
      registration.register();
      process.run(registration::keep);
    }
    boolean older = setup.version().before(Line.V0_8);
    process.onTerminate(
        () -> {
          if (older) {
            registration.unregister();
          }
          setup.end();
        });
    setup.serveCsi(new NodeService(process, config, volumes));
    if (!older) {
      setup.serveMetrics(
          connection -> connection, () -> page(setup, volumes, Map.of("node", config.nodeId())));
    }
    if (silent) {
      process.hang();
    }
  }

  /** What the driver finds, after it has prepared the PMEM where its release does that. */
  static NodeVolumes volumes(DriverSetup setup) throws StartFailure {
    DriverConfig config = setup.config();
    PmemRegion region = setup.world().hardware().region(setup.context().pod().node());
    if (!setup.version().before(Line.V0_8)
        && config.deviceMode() == DeviceMode.LVM
        && !setup.struck(DriverFault.NO_CAPACITY)) {
      region.makeNamespace(config.percentage());
      region.makeGroup();
    }
    String directory = config.stateDirectory();
    try {
      Path path = setup.context().path(directory);
      return NodeVolumes.open(region, path, config);
    } catch (IllegalArgumentException nothing) {
      throw StartFailure.of(
          "failed to run driver: open %s: no such file or directory".formatted(directory));
    }
  }

  /** What a driver on a node tells. */
  static Exposition page(DriverSetup setup, NodeVolumes volumes, Map<String, String> labels) {
    PmemCapacity capacity =
        setup.struck(DriverFault.NO_CAPACITY) ? PmemCapacity.NONE : volumes.capacity();
    return setup
        .page()
        .gauge(
            "pmem_amount_available",
            "Remaining amount of PMEM on the host that can be used for new volumes.",
            labels,
            capacity.available())
        .gauge(
            "pmem_amount_managed",
            "Amount of PMEM on the host that is managed by PMEM-CSI.",
            labels,
            capacity.managed())
        .gauge(
            "pmem_amount_max_volume_size",
            "The size of the largest PMEM volume that can be created.",
            labels,
            capacity.largest())
        .gauge("pmem_amount_total", "Total amount of PMEM on the host.", labels, capacity.total());
  }
}
