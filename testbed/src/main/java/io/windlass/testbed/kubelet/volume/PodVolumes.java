package io.windlass.testbed.kubelet.volume;

import io.fabric8.kubernetes.api.model.CSIVolumeSource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All volumes of one pod. */
public final class PodVolumes {

  private static final Logger log = LoggerFactory.getLogger(PodVolumes.class);

  private final Pod pod;
  private final Path directory;
  private final ClusterObjects objects;
  private final PayloadReader payloads;
  private final DiskVolumes disks;
  private final Map<String, Path> mounted = new LinkedHashMap<>();

  /**
   * @param directory the pod's own directory; removed with {@link #remove()}
   */
  public PodVolumes(Pod pod, Path directory, NodeDisk disk, ClusterObjects objects) {
    this.pod = pod;
    this.directory = directory;
    this.objects = objects;
    this.payloads = new PayloadReader(pod, objects);
    this.disks = new DiskVolumes(pod, objects, disk);
  }

  /**
   * Sets up every volume; repeating it goes on where it failed.
   *
   * @throws MountException for the first volume that cannot be set up yet
   */
  public void mount() throws MountException {
    for (Volume volume : pod.getSpec().getVolumes()) {
      if (!mounted.containsKey(volume.getName())) {
        mounted.put(volume.getName(), mount(volume));
      }
    }
  }

  /** Writes changed ConfigMaps and Secrets anew; one that is gone keeps its last files. */
  public void refresh() {
    for (Volume volume : pod.getSpec().getVolumes()) {
      if (VolumeReferences.refreshes(volume) && mounted.containsKey(volume.getName())) {
        try {
          mount(volume);
        } catch (MountException e) {
          log.debug("{} keeps its last files: {}", volume.getName(), e.getMessage());
        }
      }
    }
  }

  public Map<String, Path> paths() {
    return Map.copyOf(mounted);
  }

  /**
   * The directories that can be lost: every claim's, or that of the named volume, which may also be
   * an emptyDir or a directory of the node.
   */
  public List<Path> losable(Optional<String> name) {
    return pod.getSpec().getVolumes().stream()
        .filter(
            volume ->
                name.map(wanted -> wanted.equals(volume.getName()) && onDisk(volume))
                    .orElse(volume.getPersistentVolumeClaim() != null))
        .map(Volume::getName)
        .filter(mounted::containsKey)
        .map(mounted::get)
        .toList();
  }

  private static boolean onDisk(Volume volume) {
    return volume.getPersistentVolumeClaim() != null
        || volume.getHostPath() != null
        || volume.getEmptyDir() != null;
  }

  /**
   * Gives back the volumes that drivers of the node have mounted, once no process uses them.
   *
   * @throws MountException while a driver is not there: the pod has to wait for it
   */
  public void unmount() throws MountException {
    disks.unmount();
  }

  /** Removes what belongs to the pod alone; claims and host paths stay. */
  public void remove() {
    Directories.delete(directory);
  }

  private Path mount(Volume volume) throws MountException {
    Path own = directory.resolve("volumes").resolve(volume.getName());
    Optional<Map<String, byte[]>> files;
    try {
      if (volume.getCsi() != null) {
        publish(volume.getCsi(), own);
        return own;
      }
      files = payloads.read(volume);
      if (files.isEmpty()) {
        return disks.mount(volume, own);
      }
    } catch (MountException e) {
      throw new MountException(
          "MountVolume.SetUp failed for volume \"" + volume.getName() + "\" : " + e.getMessage());
    }
    new AtomicDirectory(own).write(files.get());
    return own;
  }

  private void publish(CSIVolumeSource source, Path own) throws MountException {
    CsiDriver driver =
        objects
            .driver(source.getDriver())
            .orElseThrow(
                () ->
                    new MountException(
                        "kubernetes.io/csi: mounter.SetUpAt failed to get CSI client: driver name %s not found in the list of registered CSI drivers"
                            .formatted(source.getDriver())));
    driver.publish(
        new CsiVolume(
            pod, Optional.ofNullable(source.getVolumeAttributes()).orElse(Map.of()), own));
  }
}
