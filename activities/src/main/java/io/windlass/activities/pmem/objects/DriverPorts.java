package io.windlass.activities.pmem.objects;

/** Ports that the driver's releases have in common. */
public final class DriverPorts {

  /** Where nodes register with the controller. */
  public static final int REGISTRY = 10000;

  /** Where the controller calls a node. */
  public static final int NODE = 10001;

  /** Metrics of the driver. */
  public static final int METRICS = 10010;

  /** Metrics of the provisioner, since 0.8. */
  public static final int PROVISIONER_METRICS = 10011;

  /** The scheduler extender, in 0.9 and 1.0. */
  static final int SCHEDULER = 8000;

  private DriverPorts() {}
}
