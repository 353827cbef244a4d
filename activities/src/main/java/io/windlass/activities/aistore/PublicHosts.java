package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeAddress;
import io.fabric8.kubernetes.api.model.NodeStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.aistore.objects.LoadBalancer;
import io.windlass.workflows.aistore.autoscale.HostRules;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.DaemonSpec;
import io.windlass.workflows.aistore.resource.PublicNetDnsMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * By which names and addresses clients reach the daemons of a cluster from outside.
 *
 * <ol>
 *   <li>The names or addresses of Kubernetes nodes, as {@code publicNetDNSMode} says: of all on
 *       which a daemon may run, so that one that moves needs no other certificate.
 *   <li>The addresses of its load balancers.
 * </ol>
 */
record PublicHosts(KubernetesClient kubernetes, LoadBalancers balancers) {

  List<String> of(AIStore aistore) {
    return Stream.concat(nodes(aistore), endpoints(aistore)).distinct().sorted().toList();
  }

  private Stream<String> nodes(AIStore aistore) {
    PublicNetDnsMode mode =
        Optional.ofNullable(aistore.getSpec().publicNetDNSMode()).orElse(PublicNetDnsMode.IP);
    return switch (mode) {
      case IP -> matching(aistore, PublicHosts::address);
      case NODE -> matching(aistore, node -> Optional.of(node.getMetadata().getName()));
      case POD, UNKNOWN -> Stream.empty();
    };
  }

  private Stream<String> matching(AIStore aistore, Function<Node, Optional<String>> host) {
    return kubernetes.nodes().list().getItems().stream()
        .filter(
            node ->
                Arrays.stream(DaemonRole.values())
                    .map(aistore.getSpec()::daemon)
                    .anyMatch(daemon -> mayRun(daemon, node)))
        .flatMap(node -> host.apply(node).stream());
  }

  private static boolean mayRun(DaemonSpec daemon, Node node) {
    return HostRules.has(node, daemon.nodeSelector())
        && HostRules.usuallyOpen(node, daemon.tolerations());
  }

  /** Inside addresses first, as nodes advertise them. */
  private static Optional<String> address(Node node) {
    List<NodeAddress> addresses =
        Optional.ofNullable(node.getStatus()).map(NodeStatus::getAddresses).orElse(List.of());
    return Stream.of("InternalIP", "ExternalIP")
        .flatMap(type -> addresses.stream().filter(address -> type.equals(address.getType())))
        .map(NodeAddress::getAddress)
        .findFirst();
  }

  private Stream<String> endpoints(AIStore aistore) {
    boolean wanted =
        Arrays.stream(DaemonRole.values())
            .anyMatch(role -> LoadBalancer.wanted(aistore.getSpec(), role));
    return wanted
        ? balancers.all(aistore).stream().flatMap(LoadBalancer::endpoints)
        : Stream.empty();
  }
}
