package io.windlass.activities.aistore.objects;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.PublicNetDnsMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Environment variables of the containers.
 *
 * <p>Every reference to a field says {@code apiVersion: v1}: the API server would add it, and the
 * template that runs would never equal the one that is wanted.
 */
final class Environment {
  private Environment() {}

  /** Variables of the init container, with which it fills the local configuration in. */
  static List<EnvVar> ofInit(ClusterContext context, DaemonRole role) {
    var variables = new ArrayList<EnvVar>();
    variables.add(field("HOST_IPS", "status.hostIPs"));
    variables.add(value("AIS_K8S_CLUSTER_DOMAIN", context.urls().clusterDomain()));
    boolean external = LoadBalancer.wanted(context.spec(), role);
    variables.add(value("ENABLE_EXTERNAL_ACCESS", String.valueOf(external)));
    Optional.ofNullable(context.spec().publicNetDNSMode())
        .ifPresent(mode -> variables.add(value("AIS_PUBLIC_DNS_MODE", mode.word())));
    variables.addAll(common());
    variables.add(value("MY_SERVICE", context.names().daemon(role)));
    publicHostName(context, role).ifPresent(variables::add);
    if (TargetNetwork.isOfHost(context, role)) {
      variables.add(value("HOST_NETWORK", "true"));
    }
    return variables;
  }

  /** Variables of the daemon: those of the user first, then the defaults they do not replace. */
  static List<EnvVar> ofDaemon(ClusterContext context, DaemonRole role) {
    var variables =
        context.spec().daemon(role).env().stream()
            .map(Environment::withVersion)
            .collect(Collectors.toCollection(ArrayList::new));
    var replaced = variables.stream().map(EnvVar::getName).collect(Collectors.toSet());
    defaults(context, role)
        .filter(variable -> !replaced.contains(variable.getName()))
        .forEach(variables::add);
    return variables;
  }

  private static Stream<EnvVar> defaults(ClusterContext context, DaemonRole role) {
    return switch (role) {
      case PROXY -> Stream.concat(common().stream(), TokenSettings.key(context.spec()).stream());
      case TARGET ->
          Stream.concat(common().stream(), CloudBackends.environment(context.spec()).stream());
    };
  }

  /** Variables of the container that prints the log. */
  static List<EnvVar> ofLogs() {
    return List.of(field("MY_POD", "metadata.name"));
  }

  private static List<EnvVar> common() {
    return List.of(
        field("MY_NODE", "spec.nodeName"),
        field("MY_POD", "metadata.name"),
        field("K8S_NS", "metadata.namespace"));
  }

  /**
   * Without it a daemon with a host port would advertise the address of its pod. A target with a
   * load balancer advertises the address of that.
   */
  private static Optional<EnvVar> publicHostName(ClusterContext context, DaemonRole role) {
    boolean balanced = role == DaemonRole.TARGET && LoadBalancer.wanted(context.spec(), role);
    if (context.spec().daemon(role).hostPort() == null || balanced) {
      return Optional.empty();
    }
    boolean named = context.spec().publicNetDNSMode() == PublicNetDnsMode.NODE;
    return Optional.of(field("AIS_PUBLIC_HOSTNAME", named ? "spec.nodeName" : "status.hostIP"));
  }

  private static EnvVar withVersion(EnvVar variable) {
    boolean complete =
        variable.getValueFrom() == null
            || variable.getValueFrom().getFieldRef() == null
            || variable.getValueFrom().getFieldRef().getApiVersion() != null;
    return complete
        ? variable
        : field(variable.getName(), variable.getValueFrom().getFieldRef().getFieldPath());
  }

  private static EnvVar value(String name, String value) {
    return new EnvVarBuilder().withName(name).withValue(value).build();
  }

  private static EnvVar field(String name, String path) {
    return new EnvVarBuilder()
        .withName(name)
        .withNewValueFrom()
        .withNewFieldRef("v1", path)
        .endValueFrom()
        .build();
  }
}
