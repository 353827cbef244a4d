package io.windlass.activities.aistore.objects;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LoadBalancerIngress;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.fabric8.kubernetes.api.model.ServiceStatus;
import io.windlass.workflows.aistore.resource.AIStoreSpec;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.ExternalAccess;
import io.windlass.workflows.aistore.resource.Names;
import io.windlass.workflows.aistore.resource.Ports;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The load balancers for clients outside the Kubernetes cluster: one for all proxies, and one for
 * each target, since a client is sent to the very target that has its object.
 *
 * <p>A target asks for the address of its own one when it starts, so they come before the pods.
 */
public final class LoadBalancer {
  private static final String TYPE = "LoadBalancer";
  private static final String POD_NAME = "statefulset.kubernetes.io/pod-name";

  private LoadBalancer() {}

  /** The Services of both roles; empty where nobody asks for external access. */
  static List<Service> of(ClusterContext context) {
    return Stream.concat(ofProxies(context), ofTargets(context)).toList();
  }

  /** Whether the spec asks for them; the deprecated field asks for both roles. */
  public static boolean wanted(AIStoreSpec spec, DaemonRole role) {
    return spec.daemon(role).externalAccess() != null
        || Boolean.TRUE.equals(spec.enableExternalLB());
  }

  /** Whether the object is a load balancer at all. */
  public static boolean is(HasMetadata object) {
    return object instanceof Service service
        && service.getSpec() != null
        && TYPE.equals(service.getSpec().getType());
  }

  /** Whether the infrastructure has given it an address, be it a number or a name. */
  public static boolean hasAddress(HasMetadata service) {
    return ingress(service).anyMatch(given -> given.getIp() != null || given.getHostname() != null);
  }

  /** The addresses that it has, numbers and names. */
  public static Stream<String> endpoints(HasMetadata service) {
    return ingress(service)
        .flatMap(given -> Stream.of(given.getIp(), given.getHostname()))
        .filter(Objects::nonNull);
  }

  /** Whether its address is a name alone: a target that asks for a number does not find one. */
  public static boolean hasNameOnly(HasMetadata service) {
    return hasAddress(service) && ingress(service).allMatch(given -> given.getIp() == null);
  }

  /** The ordinal of the target that it leads to; empty for that of the proxies. */
  public static OptionalInt target(Names names, HasMetadata service) {
    var prefix = names.daemon(DaemonRole.TARGET) + "-";
    var name = service.getMetadata().getName();
    return name.startsWith(prefix) && name.substring(prefix.length()).matches("[0-9]{1,9}")
        ? OptionalInt.of(Integer.parseInt(name.substring(prefix.length())))
        : OptionalInt.empty();
  }

  private static Stream<LoadBalancerIngress> ingress(HasMetadata object) {
    return object instanceof Service service
        ? Optional.ofNullable(service.getStatus())
            .map(ServiceStatus::getLoadBalancer)
            .map(status -> status.getIngress().stream())
            .orElse(Stream.empty())
        : Stream.empty();
  }

  private static Stream<Service> ofProxies(ClusterContext context) {
    return wanted(context.spec(), DaemonRole.PROXY)
        ? Stream.of(
            build(
                context,
                DaemonRole.PROXY,
                context.names().proxyLoadBalancer(),
                Labels.selector(context.names().cluster(), DaemonRole.PROXY)))
        : Stream.empty();
  }

  private static Stream<Service> ofTargets(ClusterContext context) {
    return wanted(context.spec(), DaemonRole.TARGET)
        ? IntStream.range(0, context.replicas(DaemonRole.TARGET))
            .mapToObj(ordinal -> ofTarget(context, ordinal))
        : Stream.empty();
  }

  private static Service ofTarget(ClusterContext context, int ordinal) {
    var pod = context.names().pod(DaemonRole.TARGET, ordinal);
    var selector =
        new LinkedHashMap<>(Labels.selector(context.names().cluster(), DaemonRole.TARGET));
    selector.put(POD_NAME, pod);
    return build(context, DaemonRole.TARGET, pod, selector);
  }

  private static Service build(
      ClusterContext context, DaemonRole role, String name, Map<String, String> selector) {
    var daemon = context.spec().daemon(role);
    var labels = Labels.loadBalancer(context.names().cluster(), role);
    return new ServiceBuilder()
        .withMetadata(
            new ObjectMetaBuilder(OwnedMetadata.of(context, name, labels))
                .addToAnnotations("prometheus.io/scrape", "true")
                .addToAnnotations(
                    Optional.ofNullable(daemon.externalAccess())
                        .map(ExternalAccess::annotations)
                        .orElse(Map.of()))
                .build())
        .withNewSpec()
        .withType(TYPE)
        .withPorts(
            new ServicePortBuilder()
                .withName("pub")
                .withProtocol("TCP")
                .withPort(Ports.number(daemon.servicePort()))
                .withTargetPort(new IntOrString(Ports.number(daemon.portPublic())))
                .build())
        .withSelector(selector)
        .endSpec()
        .build();
  }
}
