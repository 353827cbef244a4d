package io.windlass.testbed.aistore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Used and available space of a target's volumes. Each has its volumes for itself, as in life: used
 * is what its own files take.
 *
 * @param used bytes
 * @param total bytes
 */
record Capacity(long used, long total) {

  /** As in {@code sysinfo}: one sum over all mountpaths, numbers as text. */
  static ObjectNode summary(ObjectStore store, long total) {
    Capacity sum = sum(store, total);
    return Json.object()
        .put("fs_used", Long.toString(sum.used))
        .put("fs_capacity", Long.toString(sum.total))
        .put("pct_fs_used", sum.percent());
  }

  /** As in {@code node_status}: each mountpath, and the sum. */
  static ObjectNode detail(ObjectStore store, long total) {
    ObjectNode json = Json.object();
    ObjectNode mountpaths = json.putObject("mountpaths");
    long each = total / Math.max(1, store.mountpaths().size());
    store
        .mountpaths()
        .forEach(
            (path, directory) ->
                mountpaths.set(path, mountpath(new Capacity(bytes(directory), each))));
    Capacity sum = sum(store, total);
    json.put("cs_err", "").put("total_used", Long.toString(sum.used));
    json.put("total_avail", Long.toString(sum.total - sum.used));
    json.put("pct_max", sum.percent()).put("pct_avg", sum.percent());
    return json.put("pct_min", sum.percent());
  }

  private static ObjectNode mountpath(Capacity space) {
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

  private static Capacity sum(ObjectStore store, long total) {
    return new Capacity(
        store.mountpaths().values().stream().mapToLong(Capacity::bytes).sum(), total);
  }

  private static long bytes(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.mapToLong(Capacity::size).sum();
    } catch (IOException | UncheckedIOException changed) {
      // A file was moved while it was counted: the next question counts anew.
      return 0;
    }
  }

  private static long size(Path file) {
    return Files.isRegularFile(file) ? file.toFile().length() : 0;
  }
}
