package io.windlass.testbed.aistore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Memory, processor and capacity figures: plausible ones of this machine, in the real shape. */
final class NodeInformation {
  private static final double LOAD = 0.16;

  private NodeInformation() {}

  /** {@code what=sysinfo} of a cluster: role to id to figures. */
  static ObjectNode system(AisCluster cluster) {
    ObjectNode json = Json.object();
    ObjectNode proxies = json.putObject("proxy");
    ObjectNode targets = json.putObject("target");
    for (AisNode node : cluster.alive()) {
      ObjectNode figures = memory();
      node.store()
          .map(NodeInformation::space)
          .ifPresent(
              space ->
                  figures
                      .put("fs_used", Long.toString(space.used()))
                      .put("fs_capacity", Long.toString(space.capacity()))
                      .put("pct_fs_used", space.percent()));
      (node.role() == NodeRole.PROXY ? proxies : targets).set(node.id(), figures);
    }
    return json;
  }

  /** {@code what=node_status}. */
  static ObjectNode status(AisCluster cluster, AisNode node, SmapNode entry) {
    ObjectNode json = Json.object();
    json.put("status", "").put("deployment", "K8s");
    json.put("ais_version", node.version().number()).put("build_time", "");
    json.put("k8s_pod_name", entry.controlNet().host().split("\\.", 2)[0]);
    json.set("snode", SmapJson.write(entry));
    json.putObject("tracker");
    ObjectNode capacity = json.putObject("capacity");
    ObjectNode mountpaths = capacity.putObject("mountpaths");
    node.store()
        .ifPresent(
            store ->
                store
                    .mountpaths()
                    .forEach((path, directory) -> mountpaths.set(path, mountpath(directory))));
    capacity.put("cs_err", "");
    json.set("sys_info", memory());
    json.put("smap_version", Long.toString(cluster.smap().version()));
    return json;
  }

  static ObjectNode memory() {
    Runtime machine = Runtime.getRuntime();
    long used = machine.totalMemory() - machine.freeMemory();
    ObjectNode json = Json.object();
    json.put("mem_used", used).put("mem_avail", machine.maxMemory() - used);
    json.put("pct_mem_used", 100.0 * used / machine.maxMemory()).put("pct_cpu_used", LOAD);
    json.putObject("load_avg").put("One", LOAD).put("Five", LOAD).put("Fifteen", LOAD);
    json.put("cpu_util", 4);
    json.putObject("mem").put("Total", machine.maxMemory()).put("Used", used);
    json.putObject("proc").putObject("Mem").put("Resident", used);
    return json;
  }

  private record Space(long used, long capacity) {
    int percent() {
      return capacity == 0 ? 0 : (int) (100 * used / capacity);
    }
  }

  private static Space space(ObjectStore store) {
    long used = 0;
    long capacity = 0;
    for (Path directory : Map.copyOf(store.mountpaths()).values()) {
      Space space = space(directory);
      used += space.used();
      capacity += space.capacity();
    }
    return new Space(used, capacity);
  }

  private static ObjectNode mountpath(Path directory) {
    Space space = space(directory);
    return Json.object()
        .put("mountpath_label", "")
        .put("used", Long.toString(space.used()))
        .put("avail", Long.toString(space.capacity() - space.used()))
        .put("pct_used", space.percent());
  }

  private static Space space(Path directory) {
    try {
      FileStore volume = Files.getFileStore(directory);
      return new Space(volume.getTotalSpace() - volume.getUsableSpace(), volume.getTotalSpace());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
