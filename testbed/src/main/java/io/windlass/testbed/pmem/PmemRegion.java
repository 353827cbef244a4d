package io.windlass.testbed.pmem;

import io.windlass.testbed.pmem.DriverConfig.DeviceMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The PMEM of one node, and what drivers have made in it. It outlives every process.
 *
 * <ol>
 *   <li>Mode lvm needs a volume group, which is made once from a part of the region and grows, but
 *       never shrinks.
 *   <li>Mode direct makes a namespace for each volume, from what is left beside the group.
 *   <li>Without a volume group, mode lvm finds nothing at all, and says so with zeros.
 *   <li>What is in raw namespaces is nobody's: no driver takes it, and none sees it.
 * </ol>
 */
final class PmemRegion {

  private final Map<String, Device> devices = new TreeMap<>();
  private final Map<String, Set<String>> mounted = new HashMap<>();
  private long total;
  private long namespace;
  private long group;
  private long raw;
  private long converted;
  private boolean opened;

  private record Device(long size, DeviceMode mode) {}

  synchronized void total(long bytes) {
    total = bytes;
  }

  /** Sets a part of the region aside for the volume group, if that is more than there is. */
  synchronized void makeNamespace(int percentage) {
    namespace = Math.max(namespace, Math.min(share(percentage), total - raw - converted));
  }

  /** Puts a part of the region into one raw namespace, as some machines come with. */
  synchronized void makeRaw(long bytes) {
    raw = bytes;
  }

  /** Makes what is raw a part of the volume group. */
  synchronized void convert() {
    converted += raw;
    raw = 0;
    group = Math.max(group, namespace + converted);
  }

  /** Whether mode lvm finds anything. */
  synchronized boolean usable() {
    return group > 0 || namespace > 0;
  }

  /** What the kernel tells of it below {@code /sys}, by paths in a pod that looks at it. */
  synchronized Map<String, String> files() {
    SystemFiles files = new SystemFiles();
    if (total == 0) {
      return files.all();
    }
    files.namespace(namespace, "memory", "pmem-csi");
    files.namespace(raw, "raw", "");
    files.namespace(converted, "memory", "");
    devices.forEach(
        (name, device) ->
            files.namespace(
                device.mode() == DeviceMode.DIRECT ? device.size() : 0, "memory", name));
    return files.region(total).all();
  }

  synchronized void makeGroup() {
    group = Math.max(group, namespace + converted);
  }

  synchronized PmemCapacity capacity(DeviceMode mode, int percentage) {
    return switch (mode) {
      case LVM -> {
        long free = Math.max(0, group - used(mode));
        yield group == 0 ? PmemCapacity.NONE : new PmemCapacity(free, free, group, total);
      }
      case DIRECT -> {
        long managed = share(percentage);
        long free = Math.max(0, Math.min(managed, total - group - raw) - used(mode));
        yield new PmemCapacity(free, free, managed, total);
      }
    };
  }

  synchronized boolean has(String volume) {
    return devices.containsKey(volume);
  }

  /** Whether nobody has asked before: what a state directory tells is then believed. */
  synchronized boolean first() {
    boolean first = !opened;
    opened = true;
    return first;
  }

  /** Puts a volume back that was there before this JVM. */
  synchronized void restore(String volume, long size, DeviceMode mode) {
    devices.put(volume, new Device(size, mode));
  }

  /**
   * Makes a volume.
   *
   * @throws CallFailure when there is no room
   */
  synchronized void create(String volume, long size, DeviceMode mode, int percentage)
      throws CallFailure {
    long free = capacity(mode, percentage).available();
    if (size > free) {
      throw new CallFailure(
          CallFailure.Code.INTERNAL,
          "device creation failed: not enough space: %d bytes asked, %d free"
              .formatted(size, free));
    }
    devices.put(volume, new Device(size, mode));
  }

  /**
   * Ends a volume.
   *
   * @throws CallFailure while it is mounted
   */
  synchronized void delete(String volume) throws CallFailure {
    if (mounted.containsKey(volume)) {
      throw new CallFailure(CallFailure.Code.FAILED_PRECONDITION, "device is in use: " + volume);
    }
    devices.remove(volume);
  }

  synchronized void mount(String volume, String pod) {
    mounted.computeIfAbsent(volume, none -> new HashSet<>()).add(pod);
  }

  synchronized void unmount(String volume, String pod) {
    mounted.computeIfPresent(
        volume,
        (id, pods) -> {
          pods.remove(pod);
          return pods.isEmpty() ? null : pods;
        });
  }

  private long share(int percentage) {
    return total / 100 * percentage + total % 100 * percentage / 100;
  }

  private long used(DeviceMode mode) {
    return devices.values().stream()
        .filter(device -> device.mode() == mode)
        .mapToLong(Device::size)
        .sum();
  }
}
