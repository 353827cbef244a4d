package io.windlass.activities.aistore.objects;

import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.StateVolume;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the volumes appear inside the containers. */
final class DaemonMounts {
  private DaemonMounts() {}

  static List<VolumeMount> ofInit() {
    return List.of(
        mount(PodVolumes.LOCAL_TEMPLATE, Paths.LOCAL_TEMPLATE),
        mount(PodVolumes.CONFIG, Paths.CONFIG),
        mount(PodVolumes.CLUSTER_TEMPLATE, Paths.CLUSTER_TEMPLATE));
  }

  static List<VolumeMount> ofDaemon(ClusterContext context, DaemonRole role) {
    var mounts = new ArrayList<VolumeMount>();
    mounts.add(mount(PodVolumes.CONFIG, Paths.CONFIG));
    mounts.add(ofLogs(role));
    TlsFiles.mount(context).ifPresent(mounts::add);
    state(context, role).ifPresent(mounts::add);
    mounts.addAll(MountedReferences.mounts(context, role));
    mounts.addAll(DataMounts.mounts(context, role));
    return mounts;
  }

  static VolumeMount ofLogs(DaemonRole role) {
    return perPod(PodVolumes.LOGS, Paths.LOGS, role);
  }

  static VolumeMount mount(String volume, String path) {
    return new VolumeMountBuilder().withName(volume).withMountPath(path).build();
  }

  private static Optional<VolumeMount> state(ClusterContext context, DaemonRole role) {
    return switch (StateVolume.of(context.spec())) {
      case StateVolume.Ephemeral() -> Optional.of(mount(PodVolumes.STATE, Paths.STATE));
      case StateVolume.OnHost _ -> Optional.of(perPod(PodVolumes.STATE, Paths.STATE, role));
      case StateVolume.Claimed _ -> Optional.of(mount(context.names().stateClaim(), Paths.STATE));
      case StateVolume.Undefined() -> Optional.empty();
    };
  }

  /** Targets may share a node, and are bound to it: each has a directory of its own. */
  private static VolumeMount perPod(String volume, String path, DaemonRole role) {
    return switch (role) {
      case PROXY -> mount(volume, path);
      case TARGET ->
          new VolumeMountBuilder(mount(volume, path)).withSubPathExpr("$(MY_POD)").build();
    };
  }
}
