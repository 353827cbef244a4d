package io.windlass.testbed.aistore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/**
 * Used and available space of a target's volumes: that of this machine's file systems.
 *
 * @param used bytes
 * @param total bytes
 */
record Capacity(long used, long total) {

  /** As in {@code sysinfo}: one sum over all mountpaths, numbers as text. */
  static ObjectNode summary(ObjectStore store) {
    Capacity sum = sum(store.mountpaths().values());
    return Json.object()
        .put("fs_used", Long.toString(sum.used))
        .put("fs_capacity", Long.toString(sum.total))
        .put("pct_fs_used", sum.percent());
  }

  /** As in {@code node_status}: each mountpath, and the sum. */
  static ObjectNode detail(ObjectStore store) {
    ObjectNode json = Json.object();
    ObjectNode mountpaths = json.putObject("mountpaths");
    store.mountpaths().forEach((path, directory) -> mountpaths.set(path, mountpath(directory)));
    Capacity sum = sum(store.mountpaths().values());
    json.put("cs_err", "").put("total_used", Long.toString(sum.used));
    json.put("total_avail", Long.toString(sum.total - sum.used));
    json.put("pct_max", sum.percent()).put("pct_avg", sum.percent());
    return json.put("pct_min", sum.percent());
  }

  private static ObjectNode mountpath(Path directory) {
    Capacity space = of(directory);
    ObjectNode json = Json.object().put("mountpath_label", "");
    json.putObject("fs").put("Fs", "/dev/vda").put("FsType", "simulated").put("FsID", "0,0");
    json.putArray("disks").add("vda");
    json.put("used", Long.toString(space.used));
    json.put("avail", Long.toString(space.total - space.used));
    return json.put("pct_used", space.percent());
  }

  private int percent() {
    return total == 0 ? 0 : (int) (100 * used / total);
  }

  private static Capacity sum(Collection<Path> directories) {
    return directories.stream()
        .map(Capacity::of)
        .reduce(
            new Capacity(0, 0),
            (one, other) -> new Capacity(one.used + other.used, one.total + other.total));
  }

  private static Capacity of(Path directory) {
    try {
      FileStore volume = Files.getFileStore(directory);
      return new Capacity(volume.getTotalSpace() - volume.getUsableSpace(), volume.getTotalSpace());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
