package io.windlass.starter.aistore;

import io.windlass.starter.resource.ObjectName;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.Names;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The objects that a converged AIStore has: those that each has, and those that its spec asks for.
 *
 * @param spec flags, numbers, and which objects there are
 * @param targets how many targets there are to be
 */
record ExpectedObjects(Names names, Map<String, Object> spec, int targets) {

  Set<ObjectName> all() {
    return Stream.of(shared(), daemons(), loadBalancers(), adminClient())
        .flatMap(objects -> objects)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Stream<ObjectName> shared() {
    return Stream.of(
        new ObjectName("ServiceAccount", names.serviceAccount()),
        new ObjectName("Role", names.role()),
        new ObjectName("RoleBinding", names.roleBinding()),
        new ObjectName("ConfigMap", names.globalConfig()));
  }

  private Stream<ObjectName> daemons() {
    return Arrays.stream(DaemonRole.values())
        .map(names::daemon)
        .flatMap(
            name ->
                Stream.of("ConfigMap", "Service", "StatefulSet")
                    .map(kind -> new ObjectName(kind, name)));
  }

  private Stream<ObjectName> loadBalancers() {
    Stream<String> ofProxies =
        balanced(DaemonRole.PROXY) ? Stream.of(names.proxyLoadBalancer()) : Stream.empty();
    Stream<String> ofTargets =
        balanced(DaemonRole.TARGET)
            ? IntStream.range(0, targets).mapToObj(ordinal -> names.pod(DaemonRole.TARGET, ordinal))
            : Stream.empty();
    return Stream.concat(ofProxies, ofTargets).map(name -> new ObjectName("Service", name));
  }

  private Stream<ObjectName> adminClient() {
    return part("adminClient")
        .filter(client -> !Boolean.FALSE.equals(client.get("enabled")))
        .map(client -> new ObjectName("Deployment", names.adminClient()))
        .stream();
  }

  private boolean balanced(DaemonRole role) {
    return Boolean.TRUE.equals(spec.get("enableExternalLB"))
        || daemon(role).containsKey("externalAccess");
  }

  private Map<?, ?> daemon(DaemonRole role) {
    return part(role.word() + "Spec").orElse(Map.of());
  }

  private Optional<Map<?, ?>> part(String field) {
    return spec.get(field) instanceof Map<?, ?> part ? Optional.of(part) : Optional.empty();
  }
}
