package io.windlass.testbed.aistore;

/** The bits of a node's {@code flags} in the cluster map. */
final class NodeFlags {
  static final long NON_ELECTABLE = 1;

  /** Member of the information centre: up to three proxies that keep track of running work. */
  static final long INFORMATION_CENTRE = 2;

  static final long MAINTENANCE = 4;
  static final long DECOMMISSIONING = 8;
  static final long MAINTENANCE_AFTER_REBALANCE = 16;

  /** The bits that take a node out of service; SIGTERM forgets them, SIGKILL does not. */
  static final long OUT_OF_SERVICE = MAINTENANCE | DECOMMISSIONING | MAINTENANCE_AFTER_REBALANCE;

  private NodeFlags() {}
}
