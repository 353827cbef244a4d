package io.windlass.activities.pmem.objects;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.workflows.pmem.resource.DriverLine;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** How the programs of a driver without a registry are started. */
final class DistributedArguments {

  private DistributedArguments() {}

  /** It finds by the labels of the nodes which of them are to have the driver. */
  static List<String> controller(DriverContext context) {
    return List.of(
        Arguments.DRIVER,
        Arguments.level(context),
        format(context),
        "-mode=webhooks",
        "-drivername=$(PMEM_CSI_DRIVER_NAME)",
        "-nodeSelector=" + selector(context),
        "-metricsListen=:" + DriverPorts.METRICS);
  }

  private static String selector(DriverContext context) {
    try {
      return Serialization.jsonMapper()
          .writeValueAsString(new TreeMap<>(context.spec().nodeSelector()));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts can be written", impossible);
    }
  }

  static List<String> node(DriverContext context) {
    return List.of(
        Arguments.DRIVER,
        "-deviceManager=" + context.spec().deviceMode().word(),
        Arguments.level(context),
        format(context),
        "-mode=node",
        "-endpoint=unix:///csi/csi.sock",
        "-nodeid=$(KUBE_NODE_NAME)",
        "-statePath=/var/lib/$(PMEM_CSI_DRIVER_NAME)",
        "-drivername=$(PMEM_CSI_DRIVER_NAME)",
        "-pmemPercentage=" + context.spec().pmemPercentage(),
        "-metricsListen=:" + DriverPorts.METRICS);
  }

  /** Since 1.0 it waits longer for a driver on a slow node. */
  static List<String> registrar(DriverContext context) {
    List<String> arguments = new ArrayList<>(Arguments.registrar(context));
    if (context.line().since(DriverLine.V1_0)) {
      arguments.add("--timeout=10s");
    }
    return arguments;
  }

  static List<String> provisioner(DriverContext context) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                Arguments.level(context),
                "--csi-address=/csi/csi.sock",
                "--feature-gates=Topology=true",
                "--node-deployment=true",
                "--strict-topology=true",
                "--immediate-topology=false",
                "--timeout=5m",
                "--default-fstype=ext4",
                "--worker-threads=5"));
    if (DriverObject.publishes(context)) {
      arguments.add("--enable-capacity=true");
    }
    arguments.add("--metrics-address=:" + DriverPorts.PROVISIONER_METRICS);
    return arguments;
  }

  private static String format(DriverContext context) {
    return "-logging-format=" + context.spec().distributed().logFormat();
  }
}
