package io.windlass.testbed.kubelet.plugin;

import io.windlass.testbed.kubelet.volume.CsiNodeService;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** A driver that is given up when it does not answer in time. */
record PatientDriver(CsiNodeService driver, Duration limit) implements CsiNodeService {

  @Override
  public NodeInfo nodeInfo() {
    return Deadline.within(limit, driver::nodeInfo)
        .orElseThrow(() -> new IllegalStateException("the driver does not answer"));
  }

  @Override
  public void publish(String volume, String pod) {
    require(() -> problem(() -> driver.publish(volume, pod)));
  }

  @Override
  public void unpublish(String volume, String pod) {
    require(() -> problem(() -> driver.unpublish(volume, pod)));
  }

  private void require(Supplier<String> call) {
    Optional<String> problem = Deadline.within(limit, call);
    if (!problem.equals(Optional.of(""))) {
      throw new IllegalStateException(problem.orElse("the driver does not answer"));
    }
  }

  /** What it says is wrong; empty for nothing. */
  private static String problem(Runnable call) {
    try {
      call.run();
      return "";
    } catch (IllegalStateException failed) {
      return "rpc error: " + failed.getMessage();
    }
  }
}
