package io.windlass.activities.pmem.objects;

import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.windlass.workflows.pmem.resource.DriverLine;
import java.util.ArrayList;
import java.util.List;

/**
 * What a pod of the driver needs of its Kubernetes node. Since 0.8 the socket is in the kubelet's
 * directory of plugins, where SELinux lets the kubelet open it.
 */
final class HostPaths {

  static final String SOCKET = "socket-dir";
  private static final String REGISTRATION = "registration-dir";
  private static final String MOUNTS = "mountpoint-dir";
  private static final String PODS = "pods-dir";
  private static final String STATE = "pmem-state-dir";
  static final String DEVICES = "dev-dir";
  static final String SYSTEM = "sys-dir";

  private HostPaths() {}

  static List<Volume> volumes(DriverContext context) {
    List<Volume> volumes = new ArrayList<>();
    if (context.line().since(DriverLine.V0_8)) {
      volumes.add(volume(SOCKET, pluginDirectory(context)));
    }
    String kubelet = context.spec().kubeletDir();
    volumes.add(volume(REGISTRATION, kubelet + "/plugins_registry/"));
    volumes.add(volume(MOUNTS, mountpoints(context)));
    volumes.add(volume(PODS, pods(context)));
    volumes.add(volume(STATE, state(context)));
    volumes.add(volume(DEVICES, "/dev"));
    volumes.add(volume(SYSTEM, "/sys"));
    return volumes;
  }

  /** What it mounts for pods is seen by them. */
  static List<VolumeMount> ofDriver(DriverContext context) {
    List<VolumeMount> mounts = new ArrayList<>();
    mounts.add(shared(MOUNTS, mountpoints(context)));
    mounts.add(shared(PODS, pods(context)));
    mounts.add(plain("node-cert", "/certs"));
    mounts.add(plain(DEVICES, "/dev"));
    mounts.add(plain(SYSTEM, "/sys"));
    if (context.line().since(DriverLine.V0_8)) {
      mounts.add(plain(SOCKET, "/csi"));
    }
    mounts.add(shared(STATE, state(context)));
    return mounts;
  }

  /** The same for a driver that has no certificates, and sees /sys of its node in two places. */
  static List<VolumeMount> ofDistributedDriver(DriverContext context) {
    return List.of(
        shared(MOUNTS, mountpoints(context)),
        shared(PODS, pods(context)),
        shared(STATE, state(context)),
        plain(DEVICES, "/dev"),
        plain(SYSTEM, "/sys"),
        plain(SYSTEM, "/host-sys"),
        plain(SOCKET, "/csi"));
  }

  static List<VolumeMount> ofRegistrar(DriverContext context) {
    VolumeMount socket =
        switch (context.line()) {
          case V0_7 -> plain(STATE, "/pmem-csi");
          case V0_8, V0_9, V1_0, V1_1 -> plain(SOCKET, "/csi");
        };
    return List.of(socket, plain(REGISTRATION, "/registration"));
  }

  static String socketInDriver(DriverContext context) {
    return switch (context.line()) {
      case V0_7 -> "/var/lib/$(PMEM_CSI_DRIVER_NAME)/csi.sock";
      case V0_8, V0_9, V1_0, V1_1 -> "/csi/csi.sock";
    };
  }

  static String socketInRegistrar(DriverContext context) {
    return switch (context.line()) {
      case V0_7 -> "/pmem-csi/csi.sock";
      case V0_8, V0_9, V1_0, V1_1 -> "/csi/csi.sock";
    };
  }

  static String socketOnHost(DriverContext context) {
    return switch (context.line()) {
      case V0_7 -> "/var/lib/$(PMEM_CSI_DRIVER_NAME)/csi.sock";
      case V0_8, V0_9, V1_0, V1_1 ->
          context.spec().kubeletDir() + "/plugins/$(PMEM_CSI_DRIVER_NAME)/csi.sock";
    };
  }

  static VolumeMount plain(String volume, String path) {
    return new VolumeMountBuilder().withName(volume).withMountPath(path).build();
  }

  private static VolumeMount shared(String volume, String path) {
    return new VolumeMountBuilder(plain(volume, path))
        .withMountPropagation("Bidirectional")
        .build();
  }

  private static Volume volume(String name, String path) {
    return new VolumeBuilder()
        .withName(name)
        .withNewHostPath()
        .withPath(path)
        .withType("DirectoryOrCreate")
        .endHostPath()
        .build();
  }

  private static String pluginDirectory(DriverContext context) {
    return context.spec().kubeletDir() + "/plugins/" + context.spec().driverName();
  }

  private static String mountpoints(DriverContext context) {
    return context.spec().kubeletDir() + "/plugins/kubernetes.io/csi";
  }

  private static String pods(DriverContext context) {
    return context.spec().kubeletDir() + "/pods";
  }

  private static String state(DriverContext context) {
    return "/var/lib/" + context.spec().driverName();
  }
}
