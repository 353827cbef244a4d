package io.windlass.testbed.kubelet.volume;

import io.fabric8.kubernetes.api.model.HostPathVolumeSource;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Volumes that hold what the pod writes: emptyDir, hostPath and claims. */
final class DiskVolumes {

  private final Pod pod;
  private final ClusterObjects objects;
  private final NodeDisk disk;
  private final CsiClaims drivers;

  DiskVolumes(Pod pod, ClusterObjects objects, NodeDisk disk) {
    this.pod = pod;
    this.objects = objects;
    this.disk = disk;
    this.drivers = new CsiClaims(pod, objects, disk);
  }

  /**
   * Gives back what drivers have mounted; repeating it goes on where it failed.
   *
   * @throws MountException while a driver is not there
   */
  void unmount() throws MountException {
    drivers.unpublish();
  }

  /**
   * @param scratch where an emptyDir lives
   */
  Path mount(Volume volume, Path scratch) throws MountException {
    if (volume.getEmptyDir() != null) {
      return create(scratch);
    }
    if (volume.getHostPath() != null) {
      return hostPath(volume.getHostPath());
    }
    if (volume.getPersistentVolumeClaim() != null) {
      return claim(volume.getPersistentVolumeClaim().getClaimName());
    }
    throw new MountException("a volume of this kind is not simulated: " + volume.getName());
  }

  private Path hostPath(HostPathVolumeSource source) throws MountException {
    disk.furnish();
    Path path = disk.path(source.getPath());
    String type = source.getType() == null ? "" : source.getType();
    switch (type) {
      case "FileOrCreate" -> createFile(path);
      case "", "DirectoryOrCreate" -> {
        if (!Files.isRegularFile(path)) {
          create(path);
        }
      }
      default -> {
        boolean right = type.equals("File") ? Files.isRegularFile(path) : Files.isDirectory(path);
        if (!right) {
          throw new MountException(
              "hostPath type check failed: " + source.getPath() + " is not a " + type);
        }
      }
    }
    return path;
  }

  private Path claim(String claim) throws MountException {
    PersistentVolume volume =
        objects
            .claimed(pod.getMetadata().getNamespace(), claim)
            .orElseThrow(
                () -> new MountException("persistentvolumeclaim \"" + claim + "\" is not bound"));
    if (volume.getSpec().getLocal() != null) {
      return create(disk.path(volume.getSpec().getLocal().getPath()));
    }
    if (volume.getSpec().getHostPath() != null) {
      return create(disk.path(volume.getSpec().getHostPath().getPath()));
    }
    if (volume.getSpec().getCsi() != null) {
      return create(drivers.publish(volume));
    }
    throw new MountException(
        "volume "
            + volume.getMetadata().getName()
            + " is neither of a CSI driver nor local nor hostPath");
  }

  private static Path create(Path directory) {
    try {
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void createFile(Path file) {
    try {
      Files.createDirectories(file.getParent());
      if (!Files.exists(file)) {
        Files.createFile(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
