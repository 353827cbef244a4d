package io.windlass.testbed.aistore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;

/** What {@code sysinfo} and {@code node_status} tell: plausible figures in the real shape. */
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
      long volumes = cluster.faults().volumeSize();
      node.store().map(store -> Capacity.summary(store, volumes)).ifPresent(figures::setAll);
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
    json.set("tracker", node.statistics().json(Duration.between(node.startedAt(), Instant.now())));
    long volumes = cluster.faults().volumeSize();
    node.store().ifPresent(store -> json.set("capacity", Capacity.detail(store, volumes)));
    json.set("cluster", ClusterInformation.of(cluster));
    json.set("sys_info", memory());
    return json.put("smap_version", Long.toString(cluster.smap().version()));
  }

  /** This machine's memory stands for the node's. */
  static ObjectNode memory() {
    Runtime machine = Runtime.getRuntime();
    long used = machine.totalMemory() - machine.freeMemory();
    long free = machine.maxMemory() - used;
    ObjectNode json = Json.object();
    json.put("mem_used", used).put("mem_avail", free);
    json.put("pct_mem_used", 100.0 * used / machine.maxMemory()).put("pct_cpu_used", LOAD);
    json.putObject("load_avg").put("One", LOAD).put("Five", LOAD).put("Fifteen", LOAD);
    json.put("cpu_util", 4);
    json.putObject("mem")
        .put("Total", machine.maxMemory())
        .put("Used", used)
        .put("Free", free)
        .put("BuffCache", 0)
        .put("ActualFree", free)
        .put("ActualUsed", used)
        .put("SwapTotal", 0)
        .put("SwapFree", 0)
        .put("SwapUsed", 0);
    json.set("proc", process(used));
    return json;
  }

  private static ObjectNode process(long used) {
    ObjectNode json = Json.object();
    json.putObject("CPU")
        .put("User", 0)
        .put("System", 0)
        .put("Total", 0)
        .put("LastTime", 0)
        .put("Percent", LOAD);
    json.putObject("Mem").put("Size", used).put("Resident", used).put("Share", 0);
    return json;
  }
}
