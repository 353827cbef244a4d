package io.windlass.testbed.pmem;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** How often a provisioner called its driver, and how that ended. */
final class ProvisionerMetrics {

  private static final String NAME = "csi_sidecar_operations_seconds";

  private final String driver;
  private final Map<Operation, Total> totals = new TreeMap<>();

  private record Operation(String method, String status) implements Comparable<Operation> {
    @Override
    public int compareTo(Operation other) {
      return toString().compareTo(other.toString());
    }
  }

  private record Total(long count, Duration time) {}

  ProvisionerMetrics(String driver) {
    this.driver = driver;
  }

  /** Counts one call. */
  synchronized void called(String method, String status, Duration time) {
    totals.merge(
        new Operation(method, status),
        new Total(1, time),
        (one, other) -> new Total(one.count() + other.count(), one.time().plus(other.time())));
  }

  synchronized String page() {
    Exposition page =
        new Exposition()
            .head(
                NAME,
                "Container Storage Interface operation duration with gRPC error code status total",
                "histogram");
    totals.forEach(
        (operation, total) -> {
          Map<String, String> labels =
              Map.of(
                  "driver_name", driver,
                  "method_name", operation.method(),
                  "grpc_status_code", operation.status());
          page.sample(NAME + "_count", labels, total.count());
          page.sample(NAME + "_sum", labels, total.time().toSeconds());
        });
    return page.toString();
  }
}
