package io.windlass.activities.aistore.objects;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.LogSidecar;
import io.windlass.workflows.aistore.resource.Ports;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The containers of a pod: one that fills templates in, the daemon, and one that prints its log.
 */
final class Containers {
  private static final String ROLE = "-role=";

  private Containers() {}

  static Container init(ClusterContext context, DaemonRole role) {
    return new ContainerBuilder()
        .withName("populate-env")
        .withImage(context.spec().initImage())
        .withImagePullPolicy("Always")
        .withArgs(initArguments(context, role))
        .withEnv(Environment.ofInit(context, role))
        .withResources(ContainerResources.ofInit())
        .withVolumeMounts(DaemonMounts.ofInit())
        .withSecurityContext(SecurityDefaults.readOnly())
        .build();
  }

  static Container daemon(ClusterContext context, DaemonRole role) {
    var daemon = context.spec().daemon(role);
    var probes = new HealthProbes(context, role);
    return new ContainerBuilder()
        .withName("ais-node")
        .withImage(context.spec().nodeImage())
        .withImagePullPolicy("Always")
        .withCommand("aisnode")
        .withArgs(daemonArguments(context, role))
        .withEnv(Environment.ofDaemon(context, role))
        .withPorts(port(context, role))
        .withResources(ContainerResources.ofDaemon(context, daemon))
        .withVolumeMounts(DaemonMounts.ofDaemon(context, role))
        .withSecurityContext(SecurityDefaults.ofDaemon(daemon))
        .withStartupProbe(probes.startup())
        .withLivenessProbe(probes.liveness())
        .withReadinessProbe(probes.readiness())
        .build();
  }

  /** The container that prints the log, when the user asks for it. */
  static Optional<Container> logs(ClusterContext context, DaemonRole role) {
    return Optional.ofNullable(context.spec().logSidecar()).map(sidecar -> logs(sidecar, role));
  }

  private static Container logs(LogSidecar sidecar, DaemonRole role) {
    return new ContainerBuilder()
        .withName("ais-logs")
        .withImage(sidecar.image())
        .withImagePullPolicy("IfNotPresent")
        .withArgs(Paths.LOGS + "/ais" + role.word() + ".INFO")
        .withEnv(Environment.ofLogs())
        .withResources(sidecar.resources())
        .withVolumeMounts(DaemonMounts.ofLogs(role))
        .withSecurityContext(SecurityDefaults.readOnly())
        .build();
  }

  private static List<String> initArguments(ClusterContext context, DaemonRole role) {
    var arguments = new ArrayList<String>();
    arguments.add(ROLE + role.word());
    arguments.add("-local_config_template=" + Paths.LOCAL_TEMPLATE + "/" + Paths.LOCAL_CONFIG);
    arguments.add("-output_local_config=" + Paths.CONFIG + "/" + Paths.LOCAL_CONFIG);
    arguments.add(
        "-cluster_config_override=" + Paths.CLUSTER_TEMPLATE + "/" + Paths.CLUSTER_CONFIG);
    arguments.add("-output_cluster_config=" + Paths.CONFIG + "/" + Paths.CLUSTER_CONFIG);
    if (!context.spec().hostnameMap().isEmpty()) {
      arguments.add("-hostname_map_file=" + Paths.CLUSTER_TEMPLATE + "/" + Paths.HOST_NAME_MAP);
    }
    return arguments;
  }

  private static List<String> daemonArguments(ClusterContext context, DaemonRole role) {
    var arguments = new ArrayList<String>();
    arguments.add("-config=" + Paths.CONFIG + "/" + Paths.CLUSTER_CONFIG);
    arguments.add("-local_config=" + Paths.CONFIG + "/" + Paths.LOCAL_CONFIG);
    arguments.add(ROLE + role.word());
    if (role == DaemonRole.PROXY) {
      arguments.add(context.carriedOver().foundingTargetsArgument());
    }
    return arguments;
  }

  private static ContainerPort port(ClusterContext context, DaemonRole role) {
    var daemon = context.spec().daemon(role);
    return new ContainerPortBuilder()
        .withName("http")
        .withContainerPort(Ports.number(daemon.servicePort()))
        .withProtocol("TCP")
        .withHostPort(daemon.hostPort())
        .build();
  }
}
