package io.windlass.activities.pmem.objects;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.windlass.workflows.pmem.resource.DeviceMode;
import io.windlass.workflows.pmem.resource.DriverLine;
import java.util.List;
import java.util.stream.Stream;

/**
 * The containers of both sides of a driver with a registry, and what all containers have in common.
 */
public final class DriverContainers {

  /** The container of the driver itself, on both sides. */
  public static final String DRIVER = "pmem-driver";

  static final String TERMINATION_LOG = "/tmp/termination-log";

  private DriverContainers() {}

  static Container controller(DriverContext context) {
    return driver(context)
        .withCommand(Arguments.controller(context))
        .withEnv(nodeName(), driverName(context), terminationLog(TERMINATION_LOG))
        .addAllToEnv(commonNames(context))
        .withPorts(metrics(context, DriverPorts.METRICS))
        .withResources(context.spec().resources().controller())
        .withSecurityContext(readOnly())
        .withVolumeMounts(
            HostPaths.plain("registry-cert", "/certs"),
            HostPaths.plain("plugin-socket-dir", "/csi"),
            HostPaths.plain("tmp-dir", "/tmp"))
        .build();
  }

  static Container node(DriverContext context) {
    return driver(context)
        .withCommand(Arguments.node(context))
        .withEnv(nodeName(), podAddress(), driverName(context), terminationLog(TERMINATION_LOG))
        .addAllToEnv(commonNames(context))
        .withPorts(metrics(context, DriverPorts.METRICS))
        .withResources(context.spec().resources().node())
        .withSecurityContext(root())
        .withVolumeMounts(HostPaths.ofDriver(context))
        .build();
  }

  static ContainerBuilder driver(DriverContext context) {
    return new ContainerBuilder()
        .withName(DRIVER)
        .withImage(context.spec().images().driver())
        .withImagePullPolicy(context.spec().images().pullPolicy())
        .withTerminationMessagePath(TERMINATION_LOG);
  }

  static Container provisioner(DriverContext context) {
    return new ContainerBuilder()
        .withName("external-provisioner")
        .withImage(context.spec().images().provisioner())
        .withImagePullPolicy(context.spec().images().pullPolicy())
        .withArgs(Arguments.provisioner(context))
        .withPorts(metrics(context, DriverPorts.PROVISIONER_METRICS))
        .withResources(context.spec().resources().provisioner())
        .withSecurityContext(readOnly())
        .withVolumeMounts(HostPaths.plain("plugin-socket-dir", "/csi"))
        .build();
  }

  static Container registrar(DriverContext context) {
    return new ContainerBuilder()
        .withName("driver-registrar")
        .withImage(context.spec().images().registrar())
        .withImagePullPolicy(context.spec().images().pullPolicy())
        .withArgs(Arguments.registrar(context))
        .withEnv(driverName(context))
        .withResources(context.spec().resources().registrar())
        .withSecurityContext(readOnly())
        .withVolumeMounts(HostPaths.ofRegistrar(context))
        .build();
  }

  /** What prepares PMEM before the driver starts; since 0.8 the driver does it itself. */
  static List<Container> init(DriverContext context) {
    boolean needed =
        context.line() == DriverLine.V0_7 && context.spec().deviceMode() == DeviceMode.LVM;
    return needed
        ? List.of(
            init(
                context,
                "pmem-ns-init",
                Arguments.namespaces(context),
                List.of(HostPaths.plain(HostPaths.SYSTEM, "/sys"))),
            init(context, "pmem-vgm", Arguments.volumeGroups(context), List.of()))
        : List.of();
  }

  private static Container init(
      DriverContext context, String name, List<String> command, List<VolumeMount> mounts) {
    String terminationLog = "/tmp/%s-termination-log".formatted(name);
    return new ContainerBuilder()
        .withName(name)
        .withImage(context.spec().images().driver())
        .withImagePullPolicy(context.spec().images().pullPolicy())
        .withCommand(command)
        .withEnv(terminationLog(terminationLog))
        .withTerminationMessagePath(terminationLog)
        .withResources(context.spec().resources().node())
        .withSecurityContext(root())
        .withVolumeMounts(mounts)
        .build();
  }

  static List<ContainerPort> metrics(DriverContext context, int port) {
    return context.line().since(DriverLine.V0_8)
        ? List.of(
            new ContainerPortBuilder()
                .withName("metrics")
                .withContainerPort(port)
                .withProtocol("TCP")
                .build())
        : List.of();
  }

  static SecurityContext readOnly() {
    return new SecurityContextBuilder().withReadOnlyRootFilesystem(true).build();
  }

  static SecurityContext root() {
    return new SecurityContextBuilder().withPrivileged(true).withRunAsUser(0L).build();
  }

  static EnvVar nodeName() {
    return field("KUBE_NODE_NAME", "spec.nodeName");
  }

  private static EnvVar podAddress() {
    return field("KUBE_POD_IP", "status.podIP");
  }

  static EnvVar driverName(DriverContext context) {
    return value("PMEM_CSI_DRIVER_NAME", context.spec().driverName());
  }

  static EnvVar terminationLog(String path) {
    return value("TERMINATION_LOG_PATH", path);
  }

  /** Certificates of users may have their names where older ones had them. */
  private static List<EnvVar> commonNames(DriverContext context) {
    return Stream.of(value("GODEBUG", "x509ignoreCN=0"))
        .filter(variable -> context.line().since(DriverLine.V0_8))
        .toList();
  }

  private static EnvVar value(String name, String value) {
    return new EnvVarBuilder().withName(name).withValue(value).build();
  }

  static EnvVar field(String name, String path) {
    return new EnvVarBuilder()
        .withName(name)
        .withNewValueFrom()
        .withNewFieldRef("v1", path)
        .endValueFrom()
        .build();
  }
}
