package io.windlass.activities.pmem.objects;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.windlass.workflows.pmem.resource.DriverLine;
import java.util.ArrayList;
import java.util.List;

/** The containers of a driver without a registry. Since 1.0 those on nodes are probed. */
final class DistributedContainers {

  private static final String CONTROLLER_LOG = "/dev/termination-log";

  /** Answers without a look at the memory: a long deletion there is no reason to end the driver. */
  private static final String SIMPLE_METRICS = "/metrics/simple";

  private DistributedContainers() {}

  static Container controller(DriverContext context) {
    return DriverContainers.driver(context)
        .withTerminationMessagePath(CONTROLLER_LOG)
        .withCommand(DistributedArguments.controller(context))
        .withEnv(
            DriverContainers.terminationLog(CONTROLLER_LOG),
            DriverContainers.driverName(context),
            DriverContainers.field("POD_NAMESPACE", "metadata.namespace"))
        .withPorts(DriverContainers.metrics(context, DriverPorts.METRICS))
        .withResources(context.spec().resources().controller())
        .withSecurityContext(DriverContainers.readOnly())
        .build();
  }

  static Container node(DriverContext context) {
    ContainerBuilder container =
        DriverContainers.driver(context)
            .withCommand(DistributedArguments.node(context))
            .withEnv(
                DriverContainers.nodeName(),
                DriverContainers.driverName(context),
                DriverContainers.terminationLog(DriverContainers.TERMINATION_LOG))
            .withPorts(DriverContainers.metrics(context, DriverPorts.METRICS))
            .withResources(context.spec().resources().node())
            .withSecurityContext(DriverContainers.root())
            .withVolumeMounts(HostPaths.ofDistributedDriver(context));
    return probed(context, container, SIMPLE_METRICS, DriverPorts.METRICS);
  }

  static Container registrar(DriverContext context) {
    return new ContainerBuilder(DriverContainers.registrar(context))
        .withArgs(DistributedArguments.registrar(context))
        .build();
  }

  static Container provisioner(DriverContext context) {
    ContainerBuilder container =
        new ContainerBuilder(DriverContainers.provisioner(context))
            .withArgs(DistributedArguments.provisioner(context))
            .withEnv(provisionerEnvironment(context))
            .withVolumeMounts(HostPaths.plain(HostPaths.SOCKET, "/csi"));
    return probed(context, container, "/metrics", DriverPorts.PROVISIONER_METRICS);
  }

  /** By the last two it finds who is to own what it publishes. */
  private static List<EnvVar> provisionerEnvironment(DriverContext context) {
    List<EnvVar> variables = new ArrayList<>();
    variables.add(DriverContainers.field("NODE_NAME", "spec.nodeName"));
    if (DriverObject.publishes(context)) {
      variables.add(DriverContainers.field("NAMESPACE", "metadata.namespace"));
      variables.add(DriverContainers.field("POD_NAME", "metadata.name"));
    }
    return variables;
  }

  private static Container probed(
      DriverContext context, ContainerBuilder container, String path, int port) {
    return context.line().since(DriverLine.V1_0)
        ? container
            .withLivenessProbe(probe(path, port, 6, 10))
            .withStartupProbe(probe(path, port, 300, 1))
            .build()
        : container.build();
  }

  private static Probe probe(String path, int port, int failures, int seconds) {
    return new ProbeBuilder()
        .withNewHttpGet()
        .withPath(path)
        .withPort(new IntOrString(port))
        .endHttpGet()
        .withFailureThreshold(failures)
        .withPeriodSeconds(seconds)
        .withTimeoutSeconds(5)
        .build();
  }
}
