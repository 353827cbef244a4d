package io.windlass.testbed.pmem;

import io.windlass.testbed.pmem.DriverVersion.Line;
import java.util.Map;

/**
 * The driver in the controller: CSI for the provisioner, the registry for the nodes, and metrics,
 * which 0.7 encrypts.
 */
record ControllerDriver(DriverSetup setup) implements DriverProcess.Work {

  @Override
  public void run() throws StartFailure {
    DriverConfig config = setup.config();
    DriverTls tls = setup.tls(PeerName.NODE_CONTROLLER);
    ControllerVolumes volumes = new ControllerVolumes();
    Registry registry = new Registry(setup.context(), tls, setup.world().timings().call(), volumes);
    setup.serveCsi(new ControllerService(setup.process(), config, registry, volumes));
    setup.serveCalls(config.registryEndpoint(), tls, registry);
    boolean encrypted = setup.version().before(Line.V0_8);
    setup.serveMetrics(
        encrypted ? tls::serveToAnybody : connection -> connection, () -> page(registry));
    if (setup.struck(DriverFault.SILENT)) {
      setup.process().hang();
    }
    setup.process().onTerminate(setup::end);
  }

  private Exposition page(Registry registry) {
    return setup
        .page()
        .gauge(
            "pmem_nodes",
            "The number of PMEM-CSI nodes registered in the controller.",
            Map.of(),
            registry.nodes().size());
  }
}
