package io.windlass.testbed.aistore;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How the kernels of the simulated hosts are set: as AIStore's guide has it, unless somebody sets
 * one otherwise.
 */
public final class HostFiles {

  /** Below {@code /proc/sys}; ranges are separated by tabs there. */
  private static final Map<String, String> AS_THE_GUIDE_HAS_IT =
      Map.ofEntries(
          Map.entry("net/core/somaxconn", "100000"),
          Map.entry("net/core/rmem_max", "268435456"),
          Map.entry("net/core/wmem_max", "268435456"),
          Map.entry("net/ipv4/tcp_rmem", "4096\t12582912\t268435456"),
          Map.entry("net/ipv4/tcp_wmem", "4096\t12582912\t268435456"),
          Map.entry("net/ipv4/tcp_slow_start_after_idle", "0"),
          Map.entry("net/ipv4/ip_local_port_range", "2048\t65535"),
          Map.entry("vm/swappiness", "10"),
          Map.entry("vm/vfs_cache_pressure", "50"),
          Map.entry("vm/min_free_kbytes", "262144"));

  private final Map<String, Map<String, String>> changed = new ConcurrentHashMap<>();

  /** Sets one of a host, as {@code net.core.somaxconn}. */
  public void set(String host, String setting, String value) {
    changed
        .computeIfAbsent(host, none -> new ConcurrentHashMap<>())
        .put(setting.replace('.', '/'), value);
  }

  /** All of them, by their paths from {@code /}. */
  Map<String, String> files(String host) {
    Map<String, String> files = new HashMap<>();
    of(host).forEach((file, value) -> files.put("proc/sys/" + file, value));
    return files;
  }

  private Map<String, String> of(String host) {
    Map<String, String> files = new HashMap<>(AS_THE_GUIDE_HAS_IT);
    files.putAll(changed.getOrDefault(host, Map.of()));
    return files;
  }
}
