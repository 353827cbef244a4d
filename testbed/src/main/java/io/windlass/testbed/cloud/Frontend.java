package io.windlass.testbed.cloud;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.readiness.Readiness;
import io.windlass.testbed.dns.ClusterAddress;
import io.windlass.testbed.faults.Relay;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * One address of a cloud: each connection to a port of the Service goes to a pod that is ready at
 * that moment.
 */
record Frontend(String address, List<Relay> relays) implements AutoCloseable {

  static Frontend open(KubernetesClient client, Service service, String address) {
    List<Relay> relays =
        service.getSpec().getPorts().stream()
            .map(
                port ->
                    Relay.between(
                        new InetSocketAddress(address, port.getPort()),
                        () -> backend(client, service, port)))
            .toList();
    return new Frontend(address, relays);
  }

  private static Optional<InetSocketAddress> backend(
      KubernetesClient client, Service service, ServicePort port) {
    return client
        .pods()
        .inNamespace(service.getMetadata().getNamespace())
        .withLabels(service.getSpec().getSelector())
        .list()
        .getItems()
        .stream()
        .filter(Readiness.getInstance()::isReady)
        .findFirst()
        .map(pod -> new InetSocketAddress(address(pod), port.getTargetPort().getIntVal()));
  }

  private static String address(Pod pod) {
    return ClusterAddress.listening(pod.getStatus().getPodIP());
  }

  @Override
  public void close() {
    relays.forEach(Relay::close);
  }
}
