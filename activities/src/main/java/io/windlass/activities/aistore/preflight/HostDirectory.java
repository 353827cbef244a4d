package io.windlass.activities.aistore.preflight;

import io.fabric8.kubernetes.api.model.Volume;
import io.windlass.workflows.aistore.resource.AIStoreSpec;
import io.windlass.workflows.aistore.resource.Mount;
import io.windlass.workflows.aistore.resource.Names;
import io.windlass.workflows.aistore.resource.StateVolume;
import java.util.List;
import java.util.Optional;

/**
 * A directory of the host that a role writes to.
 *
 * @param path of it, without a slash at the end
 * @param named the directory above that the spec names
 * @param field by which it does
 * @param data whether objects are stored there
 */
record HostDirectory(String path, String named, String field, boolean data) {

  /** Those of a role. */
  static List<HostDirectory> of(RoleWanted role) {
    return Optional.ofNullable(role.pod().getVolumes()).orElse(List.of()).stream()
        .filter(volume -> volume.getHostPath() != null)
        .map(volume -> of(role, volume))
        .toList();
  }

  private static HostDirectory of(RoleWanted role, Volume volume) {
    Names names = Names.of(role.aistore());
    String path = normal(volume.getHostPath().getPath());
    String below = "/%s/%s/%s".formatted(names.namespace(), names.cluster(), role.role().word());
    String named = path.endsWith(below) ? path.substring(0, path.length() - below.length()) : path;
    AIStoreSpec spec = role.aistore().getSpec();
    if (volume.getName().startsWith("host-data-mount-")) {
      List<String> paths = spec.targetSpec().mounts().stream().map(Mount::path).toList();
      String field = "spec.targetSpec.mounts[%d].path".formatted(paths.indexOf(named));
      return new HostDirectory(path, named, field, true);
    }
    boolean state =
        StateVolume.of(spec) instanceof StateVolume.OnHost(String prefix)
            && normal(prefix).equals(named);
    return new HostDirectory(path, named, state ? stateField(spec) : "spec.logsDir", false);
  }

  private static String stateField(AIStoreSpec spec) {
    return spec.stateStorage() == null
        ? "spec.hostpathPrefix"
        : "spec.stateStorage.hostPath.prefix";
  }

  /** Without slashes at the end. */
  static String normal(String path) {
    return path.replaceFirst("/+$", "");
  }

  /** Whether that one is this, or in it. */
  boolean holds(String other) {
    return other.equals(path) || other.startsWith(path + "/");
  }

  /** Whether one of them holds the other. */
  boolean overlaps(String other) {
    return holds(other) || path.startsWith(other + "/");
  }
}
