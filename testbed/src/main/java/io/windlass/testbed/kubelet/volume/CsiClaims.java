package io.windlass.testbed.kubelet.volume;

import io.fabric8.kubernetes.api.model.CSIPersistentVolumeSource;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.Pod;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Volumes of one pod's claims that CSI drivers of its node have to mount, and to unmount when the
 * pod goes: without its driver, neither can be done.
 */
final class CsiClaims {

  private static final String MOUNTS = "/var/lib/kubelet/plugins/kubernetes.io/csi/pv/";

  private final Pod pod;
  private final ClusterObjects objects;
  private final NodeDisk disk;
  private final Map<String, CSIPersistentVolumeSource> published = new HashMap<>();

  CsiClaims(Pod pod, ClusterObjects objects, NodeDisk disk) {
    this.pod = pod;
    this.objects = objects;
    this.disk = disk;
  }

  /** Has the volume mounted. Returns where. */
  Path publish(PersistentVolume volume) throws MountException {
    CSIPersistentVolumeSource source = volume.getSpec().getCsi();
    CsiNodeService driver = driver(source.getDriver());
    try {
      driver.publish(source.getVolumeHandle(), pod.getMetadata().getUid());
    } catch (IllegalStateException failed) {
      throw new MountException(String.valueOf(failed.getMessage()));
    }
    published.put(volume.getMetadata().getName(), source);
    return disk.path(MOUNTS + volume.getMetadata().getName() + "/globalmount");
  }

  /**
   * Has all of them unmounted.
   *
   * @throws MountException for the first whose driver is not there
   */
  void unpublish() throws MountException {
    for (Map.Entry<String, CSIPersistentVolumeSource> one : Map.copyOf(published).entrySet()) {
      CSIPersistentVolumeSource source = one.getValue();
      try {
        driver(source.getDriver()).unpublish(source.getVolumeHandle(), pod.getMetadata().getUid());
      } catch (IllegalStateException failed) {
        throw new MountException(String.valueOf(failed.getMessage()));
      }
      published.remove(one.getKey());
    }
  }

  private CsiNodeService driver(String name) throws MountException {
    return objects
        .registered(disk, name)
        .orElseThrow(
            () ->
                new MountException(
                    "kubernetes.io/csi: driver name %s not found in the list of registered CSI drivers"
                        .formatted(name)));
  }
}
