package io.windlass.testbed.pmem;

/**
 * The driver in the controller since 0.9. Here it only tells its metrics: no claim is assigned to a
 * node without the driver, so that none is to be scheduled anew.
 */
record RescheduleDriver(DriverSetup setup) implements DriverProcess.Work {

  @Override
  public void run() throws StartFailure {
    setup.process().onTerminate(() -> setup.process().end(0, ""));
    setup.serveMetrics(connection -> connection, setup::page);
    if (setup.struck(DriverFault.SILENT)) {
      setup.process().hang();
    }
  }
}
