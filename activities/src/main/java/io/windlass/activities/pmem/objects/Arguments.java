package io.windlass.activities.pmem.objects;

import io.windlass.workflows.pmem.resource.DriverLine;
import java.util.ArrayList;
import java.util.List;

/**
 * How the programs of a driver with a registry are started. Each release refuses what it does not
 * know.
 */
final class Arguments {

  static final String DRIVER = "/usr/local/bin/pmem-csi-driver";

  private Arguments() {}

  /** The driver beside the provisioner. */
  static List<String> controller(DriverContext context) {
    return List.of(
        DRIVER,
        level(context),
        "-mode=controller",
        "-endpoint=unix:///csi/csi-controller.sock",
        "-registryEndpoint=tcp://0.0.0.0:" + DriverPorts.REGISTRY,
        "-metricsListen=:" + DriverPorts.METRICS,
        "-nodeid=$(KUBE_NODE_NAME)",
        "-caFile=/certs/ca.crt",
        "-certFile=/certs/tls.crt",
        "-keyFile=/certs/tls.key",
        "-drivername=$(PMEM_CSI_DRIVER_NAME)");
  }

  /** The driver on a Kubernetes node. */
  static List<String> node(DriverContext context) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                DRIVER,
                "-deviceManager=" + context.spec().deviceMode().word(),
                level(context),
                "-mode=node",
                "-endpoint=unix://" + HostPaths.socketInDriver(context),
                "-nodeid=$(KUBE_NODE_NAME)",
                "-controllerEndpoint=tcp://$(KUBE_POD_IP):" + DriverPorts.NODE,
                "-registryEndpoint=tcp://%s:%d"
                    .formatted(context.names().controller(), DriverPorts.REGISTRY),
                "-caFile=/certs/ca.crt",
                "-certFile=/certs/tls.crt",
                "-keyFile=/certs/tls.key",
                "-statePath=/var/lib/$(PMEM_CSI_DRIVER_NAME)",
                "-drivername=$(PMEM_CSI_DRIVER_NAME)"));
    if (context.line().since(DriverLine.V0_8)) {
      arguments.add("-pmemPercentage=" + context.spec().pmemPercentage());
      arguments.add("-metricsListen=:" + DriverPorts.METRICS);
    }
    return arguments;
  }

  /** The provisioner, beside the controller. */
  static List<String> provisioner(DriverContext context) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                level(context),
                "--csi-address=/csi/csi-controller.sock",
                "--feature-gates=Topology=true",
                "--strict-topology=true",
                "--timeout=5m"));
    if (context.line().since(DriverLine.V0_8)) {
      arguments.add("--metrics-address=:" + DriverPorts.PROVISIONER_METRICS);
    }
    return arguments;
  }

  /** What tells the kubelet of the driver. */
  static List<String> registrar(DriverContext context) {
    return List.of(
        level(context),
        "--kubelet-registration-path=" + HostPaths.socketOnHost(context),
        "--csi-address=" + HostPaths.socketInRegistrar(context));
  }

  /** Makes namespaces in each region, as large as the spec allows. */
  static List<String> namespaces(DriverContext context) {
    return List.of(
        "/usr/local/bin/pmem-ns-init",
        level(context),
        "--useforfsdax=" + context.spec().pmemPercentage());
  }

  /** Makes volume groups of those namespaces. */
  static List<String> volumeGroups(DriverContext context) {
    return List.of("/usr/local/bin/pmem-vgm", level(context));
  }

  static String level(DriverContext context) {
    return "-v=" + context.spec().logLevel();
  }
}
