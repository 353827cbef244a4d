package io.windlass.testbed.pmem;

/**
 * What a driver tells of the PMEM of its node, in bytes.
 *
 * @param largest the largest volume that could be made now
 * @param available for further volumes
 * @param managed what the driver may use
 * @param total what the node has
 */
record PmemCapacity(long largest, long available, long managed, long total) {

  static final PmemCapacity NONE = new PmemCapacity(0, 0, 0, 0);
}
