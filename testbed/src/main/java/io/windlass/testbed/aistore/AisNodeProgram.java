package io.windlass.testbed.aistore;

import io.windlass.testbed.kubelet.ContainerContext;
import io.windlass.testbed.kubelet.ContainerProcess;
import io.windlass.testbed.kubelet.ContainerProgram;
import io.windlass.testbed.kubelet.ShellProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The program {@code aisnode}: a simulated AIStore proxy or target. Nodes that one instance starts
 * and whose configuration names the same discovery URL form a cluster.
 */
public final class AisNodeProgram implements ContainerProgram {
  private final AisTimings timings;
  private final AisFaults faults = new AisFaults();
  private final AisTraffic traffic = new AisTraffic();
  private final HostFiles hosts = new HostFiles();
  private final AisClusters clusters;
  private final UnaryOperator<InetAddress> listeners;

  public AisNodeProgram(AisTimings timings) {
    this(timings, UnaryOperator.identity());
  }

  /**
   * @param listeners from a pod's address to the one on which its node listens, where the pod
   *     itself hands on what comes to it
   */
  public AisNodeProgram(AisTimings timings, UnaryOperator<InetAddress> listeners) {
    this.timings = timings;
    this.listeners = listeners;
    this.clusters = new AisClusters(timings, faults);
  }

  /**
   * @param factor multiplies the measured time constants; 1 behaves like the real cluster
   */
  public AisNodeProgram(double factor) {
    this(AisTimings.real().scaled(factor));
  }

  /** Where to ask for misbehaviour. */
  public AisFaults faults() {
    return faults;
  }

  /** Where to set how the kernels of hosts are set. */
  public HostFiles hosts() {
    return hosts;
  }

  /** Where to hear what the nodes are asked. */
  public AisTraffic traffic() {
    return traffic;
  }

  /** What the clusters of a namespace were asked to do and did. */
  public ActionJournal journal(String namespace) {
    return clusters.journal(namespace);
  }

  /** The repository has the tags of the lines that this program simulates. */
  @Override
  public boolean hasTag(String tag) {
    return AisVersion.ofTag(tag).isPresent();
  }

  @Override
  public ContainerProcess start(ContainerContext context) throws IOException {
    if (ShellProcess.asked(context)) {
      return ShellProcess.start(context, files(context.pod().node()), mounts(context));
    }
    AisNodeProcess process =
        new AisNodeProcess(
            context, new AisNodeProcess.World(timings, clusters, faults, traffic, listeners));
    process.boot();
    return process;
  }

  /** The attribute with a target's id is the file in which simulated nodes keep it. */
  private Map<String, String> files(String host) {
    Map<String, String> files = new HashMap<>(hosts.files(host));
    files.put("bin/setfattr", "#!/bin/sh\nprintf %s \"$4\" > \"$5/" + NodeIdentity.FILE + "\"");
    files.put("bin/getfattr", "#!/bin/sh\ncat \"$4/" + NodeIdentity.FILE + "\"");
    return files;
  }

  private static List<String> mounts(ContainerContext context) {
    return context.mounts().keySet().stream().map(path -> path.toString().substring(1)).toList();
  }
}
