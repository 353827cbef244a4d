package io.windlass.testbed.kubelet.probe;

/** Hears what the probes of one container find. */
public interface ProbeListener {

  /** A verdict changed. */
  void changed(boolean started, boolean ready);

  /**
   * A single check failed.
   *
   * @param kind {@code Startup}, {@code Readiness} or {@code Liveness}
   */
  void unhealthy(String kind, String message);

  /** The startup or liveness probe used up its failures: the container must be restarted. */
  void condemned(String kind);
}
