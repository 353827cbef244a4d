package io.windlass.testbed.aistore;

import java.time.Duration;
import java.util.Set;

/** The rules between values that a cluster configuration must keep, with the reasons AIS gives. */
final class ConfigValidation {
  private static final Duration LEAST_QUIESCENCE = Duration.ofSeconds(8);
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(10);
  private static final Set<String> CHECKSUMS =
      Set.of("none", "xxhash", "xxhash2", "md5", "crc32c", "sha256", "sha512", "cesxxh");

  private ConfigValidation() {}

  static void check(ClusterConfig config) throws ConfigFailure {
    space(config);
    disk(config);
    transport(config);
    rebalance(config);
    timeouts(config);
    choices(config);
  }

  private static void space(ClusterConfig config) throws ConfigFailure {
    long cleanup = config.number("space.cleanupwm");
    long low = config.number("space.lowwm");
    long high = config.number("space.highwm");
    long full = config.number("space.out_of_space");
    require(
        0 < cleanup && cleanup < low && low < high && high < full && full < 100,
        "invalid space config: cleanup=%d%%, low=%d%%, high=%d%%, OOS=%d%%"
            + " (expecting: 0 < cleanup < low < high < OOS < 100)",
        cleanup,
        low,
        high,
        full);
  }

  private static void disk(ClusterConfig config) throws ConfigFailure {
    long low = config.number("disk.disk_util_low_wm");
    long high = config.number("disk.disk_util_high_wm");
    long most = config.number("disk.disk_util_max_wm");
    require(
        0 < low && low < high && high < most && most <= 100,
        "invalid (disk_util_lwm, disk_util_hwm) configuration: %d, %d, %d",
        low,
        high,
        most);
  }

  private static void transport(ClusterConfig config) throws ConfigFailure {
    require(
        config.duration("transport.quiescent").compareTo(LEAST_QUIESCENCE) >= 0,
        "invalid transport.quiescent %s (expecting >= 8s)",
        config.text("transport.quiescent"));
  }

  private static void rebalance(ClusterConfig config) throws ConfigFailure {
    Duration retry = config.duration("rebalance.dest_retry_time");
    require(
        retry.toSeconds() >= 1 && retry.compareTo(LONGEST_RETRY) <= 0,
        "invalid dest_retry_time=%s (expected range [1s, 10m])",
        config.text("rebalance.dest_retry_time"));
  }

  private static void timeouts(ClusterConfig config) throws ConfigFailure {
    Duration control = config.duration("timeout.cplane_operation");
    require(
        config.duration("timeout.max_keepalive").compareTo(control.multipliedBy(2)) >= 0,
        "invalid timeout.max_keepalive=%s, must be at least 2*(cplane_operation=%s)",
        config.text("timeout.max_keepalive"),
        config.text("timeout.cplane_operation"));
  }

  private static void choices(ClusterConfig config) throws ConfigFailure {
    String checksum = config.text("checksum.type");
    require(CHECKSUMS.contains(checksum), "invalid checksum type %s", checksum);
    long copies = config.number("mirror.copies");
    require(copies >= 2 && copies <= 32, "invalid mirror.copies: %d (expected in [2, 32])", copies);
    String level = config.text("log.level");
    require(level.matches("[0-5].*"), "invalid log level \"%s\" (expecting 0 through 5)", level);
    long clients = config.number("net.http.client_auth_tls");
    require(clients >= 0 && clients <= 4, "invalid client_auth_tls %d (expecting 0 - 4)", clients);
    require(config.number("ec.data_slices") >= 1, "invalid ec.data_slices: must be at least 1");
    require(config.number("ec.parity_slices") >= 1, "invalid ec.parity_slices: must be at least 1");
  }

  private static void require(boolean kept, String format, Object... values) throws ConfigFailure {
    if (!kept) {
      throw new ConfigFailure(format.formatted(values));
    }
  }
}
