package io.windlass.testbed.aistore;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Limits of single values in a cluster configuration; a value of zero often stands for a default.
 */
final class ConfigLimits {
  private static final List<DurationLimit> DURATIONS =
      List.of(
          new DurationLimit("periodic.stats_time", "1s", "1m", true),
          new DurationLimit("periodic.retry_sync_time", "10ms", "10s", true),
          new DurationLimit("periodic.notif_time", "1s", "1m", true),
          new DurationLimit("client.client_timeout", "1s", "30m", true),
          new DurationLimit("client.client_long_timeout", "1s", "30m", true),
          new DurationLimit("client.list_timeout", "1s", "30m", true),
          new DurationLimit("log.flush_time", "0", "1h", true),
          new DurationLimit("log.stats_time", "0", "10m", true),
          new DurationLimit("rebalance.dest_retry_time", "1s", "10m", true),
          new DurationLimit("downloader.timeout", "1s", "1h", true),
          new DurationLimit("timeout.cplane_operation", "10ms", "1h", false),
          new DurationLimit("timeout.max_host_busy", "10s", "1h", false),
          new DurationLimit("timeout.startup_time", "30s", "24h", false),
          new DurationLimit("timeout.send_file_time", "1m", "24h", false),
          new DurationLimit("transport.idle_teardown", "1s", "24h", true),
          new DurationLimit("space.dont_cleanup_time", "15m", "10000h", true),
          new DurationLimit("lru.dont_evict_time", "1h", "10000h", true),
          new DurationLimit("lru.capacity_upd_time", "10s", "10000h", true));

  private static final List<NumberLimit> NUMBERS =
      List.of(
          new NumberLimit("mirror.copies", 2, 32, true),
          new NumberLimit("ec.data_slices", 1, 32, true),
          new NumberLimit("ec.parity_slices", 1, 32, true),
          new NumberLimit("space.batch_size", 1024, 512 * 1024, true),
          new NumberLimit("lru.batch_size", 1024, 512 * 1024, true),
          new NumberLimit("net.http.client_auth_tls", 0, 4, true),
          new NumberLimit("rebalance.bundle_multiplier", 1, 16, true),
          new NumberLimit("rebalance.burst_buffer", 32, 10_000, true),
          new NumberLimit("transport.max_header", 512, 128 * 1024, true),
          new NumberLimit("keepalivetracker.num_retries", 1, 10, true),
          new NumberLimit("keepalivetracker.retry_factor", 1, 10, true));

  private static final List<ChoiceLimit> CHOICES =
      List.of(
          new ChoiceLimit(
              "checksum.type",
              Set.of("none", "xxhash", "xxhash2", "md5", "crc32c", "sha256", "sha512", "cesxxh")),
          new ChoiceLimit("rebalance.compression", Set.of("", "never", "always")),
          new ChoiceLimit("write_policy.data", Set.of("", "immediate")),
          new ChoiceLimit("write_policy.md", Set.of("", "immediate", "delayed", "never")),
          new ChoiceLimit("keepalivetracker.proxy.name", Set.of("", "heartbeat")),
          new ChoiceLimit("keepalivetracker.target.name", Set.of("", "heartbeat")),
          new ChoiceLimit("net.l4.proto", Set.of("tcp")));

  private ConfigLimits() {}

  private record DurationLimit(String key, String least, String most, boolean zero) {
    void check(ClusterConfig config) throws ConfigFailure {
      Duration value = config.duration(key);
      boolean standard = zero && value.isZero();
      boolean within = value.compareTo(read(least)) >= 0 && value.compareTo(read(most)) <= 0;
      if (!standard && !within) {
        throw new ConfigFailure(
            "invalid %s=%s (expected range [%s, %s])"
                .formatted(key, config.text(key), least, most));
      }
    }

    private static Duration read(String text) {
      return GoDuration.parse(text).orElseThrow();
    }
  }

  private record NumberLimit(String key, long least, long most, boolean zero) {
    void check(ClusterConfig config) throws ConfigFailure {
      long value = config.number(key);
      boolean standard = zero && value == 0;
      if (!standard && (value < least || value > most)) {
        throw new ConfigFailure(
            "invalid %s: %d (expected value in range [%d, %d])".formatted(key, value, least, most));
      }
    }
  }

  private record ChoiceLimit(String key, Set<String> choices) {
    void check(ClusterConfig config) throws ConfigFailure {
      if (!choices.contains(config.text(key))) {
        throw new ConfigFailure("invalid %s: \"%s\"".formatted(key, config.text(key)));
      }
    }
  }

  static void check(ClusterConfig config) throws ConfigFailure {
    for (DurationLimit limit : DURATIONS) {
      limit.check(config);
    }
    for (NumberLimit limit : NUMBERS) {
      limit.check(config);
    }
    for (ChoiceLimit limit : CHOICES) {
      limit.check(config);
    }
  }
}
