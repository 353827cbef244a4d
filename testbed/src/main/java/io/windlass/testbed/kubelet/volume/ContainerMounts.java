package io.windlass.testbed.kubelet.volume;

import io.fabric8.kubernetes.api.model.VolumeMount;
import io.windlass.testbed.kubelet.environment.VariableExpansion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A container's view of its pod's volumes. */
public final class ContainerMounts {

  private ContainerMounts() {}

  /**
   * Finds the directory or file behind each mount.
   *
   * @param environment for {@code subPathExpr}
   * @return mount path in the container to path on this machine
   * @throws MountException when a mount names an unknown volume or its sub-path leads outside
   */
  public static Map<Path, Path> resolve(
      List<VolumeMount> mounts, Map<String, Path> volumes, Map<String, String> environment)
      throws MountException {
    Map<Path, Path> all = new LinkedHashMap<>();
    for (VolumeMount mount : mounts) {
      Path volume = volumes.get(mount.getName());
      if (volume == null) {
        throw new MountException("volume \"" + mount.getName() + "\" is not in the pod");
      }
      all.put(Path.of(mount.getMountPath()), subPath(volume, mount, environment));
    }
    return all;
  }

  private static Path subPath(Path volume, VolumeMount mount, Map<String, String> environment)
      throws MountException {
    String sub = mount.getSubPath() == null ? "" : mount.getSubPath();
    if (mount.getSubPathExpr() != null) {
      sub = VariableExpansion.expand(mount.getSubPathExpr(), environment);
    }
    if (sub.isEmpty()) {
      return volume;
    }
    Path path = volume.resolve(sub).normalize();
    if (!path.startsWith(volume)) {
      throw new MountException("subPath \"" + sub + "\" leads out of " + mount.getName());
    }
    return settle(path);
  }

  /**
   * A sub-path is bound once, at container start: later refreshes of the volume do not reach it.
   */
  private static Path settle(Path path) {
    try {
      if (!Files.exists(path)) {
        Files.createDirectories(path);
      }
      return path.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
