package io.windlass.activities.aistore.hosts;

import static io.windlass.activities.aistore.hosts.Bound.atLeast;
import static io.windlass.activities.aistore.hosts.Bound.atMost;
import static io.windlass.activities.aistore.hosts.Bound.exactly;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A setting of a host, and what AIStore's own guide and playbooks set it to.
 *
 * @param file below {@code /proc/sys}; the limit of open files has a name of its own
 * @param bounds for each number in it
 */
record HostSetting(String file, List<Bound> bounds) {

  /** The limit of open files, as a process of a pod has it. */
  static final String OPEN_FILES = "nofile";

  private static final long SOCKET_MOST = 268_435_456;
  private static final long SOCKET_USUAL = 25_165_824;

  /** All that a pod can see. */
  static final List<HostSetting> ALL =
      List.of(
          of("net/core/somaxconn", atLeast(100_000)),
          of("net/core/rmem_max", atLeast(SOCKET_MOST)),
          of("net/core/wmem_max", atLeast(SOCKET_MOST)),
          of("net/core/rmem_default", atLeast(SOCKET_USUAL)),
          of("net/core/wmem_default", atLeast(SOCKET_USUAL)),
          of("net/core/optmem_max", atLeast(SOCKET_USUAL)),
          of("net/core/netdev_max_backlog", atLeast(250_000)),
          of("net/ipv4/tcp_rmem", atLeast(4096), atLeast(12_582_912), atLeast(SOCKET_MOST)),
          of("net/ipv4/tcp_wmem", atLeast(4096), atLeast(12_582_912), atLeast(SOCKET_MOST)),
          of("net/ipv4/tcp_mtu_probing", exactly(2)),
          of("net/ipv4/tcp_slow_start_after_idle", exactly(0)),
          of("net/ipv4/tcp_tw_reuse", exactly(1)),
          of("net/ipv4/ip_local_port_range", atMost(10_240), atLeast(65_535)),
          of("net/ipv4/tcp_max_tw_buckets", atLeast(1_440_000)),
          of("net/ipv4/tcp_max_syn_backlog", atLeast(100_000)),
          of("net/ipv4/tcp_timestamps", exactly(0)),
          of("net/ipv4/tcp_rfc1337", exactly(1)),
          of("vm/vfs_cache_pressure", atMost(50)),
          of("vm/swappiness", atMost(10)),
          of("vm/min_free_kbytes", atLeast(262_144)),
          of(OPEN_FILES, atLeast(1_048_576)));

  private static HostSetting of(String file, Bound... bounds) {
    return new HostSetting(file, List.of(bounds));
  }

  /** As people set it: {@code net.core.somaxconn}. */
  String name() {
    return file.replace('/', '.');
  }

  /** Whether a value is as recommended. */
  boolean suits(String value) {
    List<String> numbers = Arrays.asList(value.strip().split("\\s+"));
    return IntStream.range(0, Math.min(numbers.size(), bounds.size()))
        .allMatch(index -> bounds.get(index).holds(numbers.get(index)));
  }

  String recommended() {
    return bounds.stream().map(Bound::words).collect(Collectors.joining(", "));
  }
}
