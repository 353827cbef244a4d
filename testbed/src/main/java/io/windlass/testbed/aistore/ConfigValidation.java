package io.windlass.testbed.aistore;

import java.time.Duration;

/**
 * What a complete cluster configuration must keep: the limits of single values, and the relations
 * between them. Messages are those AIS gives.
 */
final class ConfigValidation {
  private static final Duration LEAST_QUIESCENCE = Duration.ofSeconds(8);

  private ConfigValidation() {}

  static void check(ClusterConfig config) throws ConfigFailure {
    ConfigLimits.check(config);
    space(config);
    disk(config);
    transport(config);
    timeouts(config);
    log(config);
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
        "invalid (disk_util_lwm, disk_util_hwm, disk_util_maxwm) config: %d, %d, %d",
        low,
        high,
        most);
  }

  private static void transport(ClusterConfig config) throws ConfigFailure {
    Duration quiescence = config.duration("transport.quiescent");
    require(
        quiescence.isZero() || quiescence.compareTo(LEAST_QUIESCENCE) >= 0,
        "invalid transport.quiescent %s (expecting >= 8s)",
        config.text("transport.quiescent"));
  }

  private static void timeouts(ClusterConfig config) throws ConfigFailure {
    Duration control = config.duration("timeout.cplane_operation");
    require(
        config.duration("timeout.max_keepalive").compareTo(control.multipliedBy(2)) >= 0,
        "invalid timeout.max_keepalive=%s, must be >= 2*(cplane_operation=%s)",
        config.text("timeout.max_keepalive"),
        config.text("timeout.cplane_operation"));
    Duration join = config.duration("timeout.join_startup_time");
    Duration startup = config.duration("timeout.startup_time");
    require(
        join.isZero() || join.compareTo(startup.multipliedBy(2)) >= 0,
        "invalid timeout.join_startup_time=%s, must be >= 2*(timeout.startup_time=%s)",
        config.text("timeout.join_startup_time"),
        config.text("timeout.startup_time"));
  }

  private static void log(ClusterConfig config) throws ConfigFailure {
    String level = config.text("log.level");
    require(level.matches("[0-5].*"), "invalid log level \"%s\" (expecting 0 through 5)", level);
  }

  private static void require(boolean kept, String format, Object... values) throws ConfigFailure {
    if (!kept) {
      throw new ConfigFailure(format.formatted(values));
    }
  }
}
