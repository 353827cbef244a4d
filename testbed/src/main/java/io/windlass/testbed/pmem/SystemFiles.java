package io.windlass.testbed.pmem;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the kernel of a node tells below {@code /sys}, with the region of its memory. */
final class SystemFiles {

  private static final String SYSTEM = "check/sys/";
  private static final String DEVICES = SYSTEM + "bus/nd/devices/";
  private static final List<String> MODULES = List.of("libnvdimm", "nd_pmem", "dm_mod");

  private final Map<String, String> files = new HashMap<>();
  private int namespaces;
  private long taken;

  /** A namespace; none where it has no size. */
  void namespace(long size, String mode, String name) {
    if (size == 0) {
      return;
    }
    String directory = DEVICES + "namespace0.%d/".formatted(namespaces++);
    files.put(directory + "size", String.valueOf(size));
    files.put(directory + "mode", mode);
    files.put(directory + "alt_name", name);
    taken += size;
  }

  /** The region of all of them. */
  SystemFiles region(long size) {
    String directory = DEVICES + "region0/";
    files.put(directory + "size", String.valueOf(size));
    files.put(directory + "available_size", String.valueOf(size - taken));
    files.put(directory + "read_only", "0");
    files.put(directory + "devtype", "nd_pmem");
    MODULES.forEach(module -> files.put(SYSTEM + "module/%s/refcnt".formatted(module), "1"));
    return this;
  }

  /** By paths from {@code /} in the pod. */
  Map<String, String> all() {
    return Map.copyOf(files);
  }
}
