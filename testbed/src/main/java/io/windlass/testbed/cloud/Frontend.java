package io.windlass.testbed.cloud;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.IntOrString;
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
        .flatMap(
            pod ->
                target(pod, port.getTargetPort())
                    .map(number -> new InetSocketAddress(address(pod), number)));
  }

  /** A number, or the name of a port of the pod. */
  private static Optional<Integer> target(Pod pod, IntOrString target) {
    return target.getStrVal() == null
        ? Optional.of(target.getIntVal())
        : pod.getSpec().getContainers().stream()
            .flatMap(container -> container.getPorts().stream())
            .filter(port -> target.getStrVal().equals(port.getName()))
            .map(ContainerPort::getContainerPort)
            .findFirst();
  }

  private static String address(Pod pod) {
    return ClusterAddress.listening(pod.getStatus().getPodIP());
  }

  @Override
  public void close() {
    relays.forEach(Relay::close);
  }
}
