package io.windlass.activities.aistore.objects;

import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.StateVolume;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The volumes of a pod that are no volume claims: configuration, certificates, logs, state and host
 * directories.
 */
final class PodVolumes {
  static final String CONFIG = "config-mount";
  static final String LOCAL_TEMPLATE = "config-template";
  static final String CLUSTER_TEMPLATE = "config-global";
  static final String LOGS = "logs-dir";
  static final String STATE = "state-mount";

  /** What the API server would set; written out so that the templates compare as equal. */
  private static final int READABLE_BY_ALL = 0644;

  private PodVolumes() {}

  static List<Volume> of(ClusterContext context, DaemonRole role) {
    var volumes = new ArrayList<Volume>();
    volumes.add(configMap(LOCAL_TEMPLATE, context.names().daemon(role)));
    volumes.add(emptyDir(CONFIG));
    volumes.add(configMap(CLUSTER_TEMPLATE, context.names().globalConfig()));
    volumes.add(logs(context, role));
    TlsFiles.volume(context, role).ifPresent(volumes::add);
    state(context, role).ifPresent(volumes::add);
    volumes.addAll(MountedReferences.volumes(context, role));
    volumes.addAll(DataMounts.hostVolumes(context, role));
    return volumes;
  }

  /** The directory of a cluster and role below a directory of the node. */
  static Volume hostPath(String name, String prefix, ClusterContext context, DaemonRole role) {
    var names = context.names();
    return new VolumeBuilder()
        .withName(name)
        .withNewHostPath(
            String.join("/", withoutSlash(prefix), names.namespace(), names.cluster(), role.word()),
            "DirectoryOrCreate")
        .build();
  }

  private static Volume logs(ClusterContext context, DaemonRole role) {
    return Optional.ofNullable(context.spec().logsDir())
        .filter(directory -> !directory.isEmpty())
        .map(directory -> hostPath(LOGS, directory, context, role))
        .orElseGet(() -> emptyDir(LOGS));
  }

  private static Optional<Volume> state(ClusterContext context, DaemonRole role) {
    return switch (StateVolume.of(context.spec())) {
      case StateVolume.Ephemeral() -> Optional.of(emptyDir(STATE));
      case StateVolume.OnHost(String prefix) -> Optional.of(hostPath(STATE, prefix, context, role));
      case StateVolume.Claimed _, StateVolume.Undefined _ -> Optional.empty();
    };
  }

  private static Volume configMap(String name, String configMap) {
    return new VolumeBuilder()
        .withName(name)
        .withNewConfigMap()
        .withName(configMap)
        .withDefaultMode(READABLE_BY_ALL)
        .endConfigMap()
        .build();
  }

  private static Volume emptyDir(String name) {
    return new VolumeBuilder().withName(name).withEmptyDir(new EmptyDirVolumeSource()).build();
  }

  private static String withoutSlash(String directory) {
    return directory.endsWith("/") ? directory.substring(0, directory.length() - 1) : directory;
  }
}
