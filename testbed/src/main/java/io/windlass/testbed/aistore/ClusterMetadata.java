package io.windlass.testbed.aistore;

import java.util.TreeMap;

/**
 * All that a cluster knows about itself and that its nodes keep on their state volumes. Immutable.
 *
 * @param buckets bucket name to creation time, nanoseconds since the epoch
 * @param bucketsVersion version of the bucket metadata
 * @param rebalances how many rebalances the cluster has started; the last one's id is {@code g} and
 *     this number
 */
record ClusterMetadata(
    Smap smap,
    ClusterConfig config,
    TreeMap<String, Long> buckets,
    long bucketsVersion,
    long rebalances) {

  static ClusterMetadata unfounded(ClusterConfig config) {
    return new ClusterMetadata(Smap.none(), config, new TreeMap<>(), 1, 0);
  }

  ClusterMetadata with(Smap changed) {
    return new ClusterMetadata(changed, config, buckets, bucketsVersion, rebalances);
  }

  ClusterMetadata with(ClusterConfig changed) {
    return new ClusterMetadata(smap, changed, buckets, bucketsVersion, rebalances);
  }

  ClusterMetadata withRebalances(long count) {
    return new ClusterMetadata(smap, config, buckets, bucketsVersion, count);
  }

  ClusterMetadata withBuckets(TreeMap<String, Long> changed) {
    return new ClusterMetadata(smap, config, changed, bucketsVersion + 1, rebalances);
  }

  /** Takes over what a joining node kept from a later time of the same cluster. */
  ClusterMetadata newest(ClusterMetadata other) {
    if (!other.smap.uuid().equals(smap.uuid())) {
      return this;
    }
    boolean laterBuckets = other.bucketsVersion > bucketsVersion;
    return new ClusterMetadata(
        smap.withVersion(Math.max(smap.version(), other.smap.version())),
        other.config.version() > config.version() ? other.config : config,
        laterBuckets ? other.buckets : buckets,
        Math.max(bucketsVersion, other.bucketsVersion),
        Math.max(rebalances, other.rebalances));
  }
}
