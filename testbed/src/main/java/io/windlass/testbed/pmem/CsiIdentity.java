package io.windlass.testbed.pmem;

/** What every CSI driver tells on its socket. */
interface CsiIdentity {
  String driverName();
}
