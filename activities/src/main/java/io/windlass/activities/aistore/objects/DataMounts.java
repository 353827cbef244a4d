package io.windlass.activities.aistore.objects;

import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.Mount;
import java.util.List;
import java.util.stream.IntStream;

/** The data volumes of targets: a volume claim per mount, or a directory of the node. */
final class DataMounts {
  private DataMounts() {}

  static List<Volume> hostVolumes(ClusterContext context, DaemonRole role) {
    var mounts = of(context, role);
    return IntStream.range(0, mounts.size())
        .filter(index -> !mounts.get(index).claimed())
        .mapToObj(
            index -> PodVolumes.hostPath(hostName(index), mounts.get(index).path(), context, role))
        .toList();
  }

  static List<VolumeMount> mounts(ClusterContext context, DaemonRole role) {
    var mounts = of(context, role);
    return IntStream.range(0, mounts.size())
        .mapToObj(index -> mount(context, mounts.get(index), index))
        .toList();
  }

  /** The mounts that get a volume claim. */
  static List<Mount> claimed(ClusterContext context, DaemonRole role) {
    return of(context, role).stream().filter(Mount::claimed).toList();
  }

  private static VolumeMount mount(ClusterContext context, Mount mount, int index) {
    var volume = mount.claimed() ? context.names().dataClaim(mount) : hostName(index);
    return DaemonMounts.mount(volume, mount.path());
  }

  /** A short name: a path could be too long for the name of a volume. */
  private static String hostName(int index) {
    return "host-data-mount-" + index;
  }

  private static List<Mount> of(ClusterContext context, DaemonRole role) {
    return switch (role) {
      case PROXY -> List.of();
      case TARGET -> context.spec().targetSpec().mounts();
    };
  }
}
