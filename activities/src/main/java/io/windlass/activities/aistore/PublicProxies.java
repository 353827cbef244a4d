package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.aistore.objects.Labels;
import io.windlass.activities.kubernetes.PodReading;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.Names;
import io.windlass.workflows.aistore.resource.Ports;
import io.windlass.workflows.aistore.resource.ProxySpec;
import io.windlass.workflows.aistore.resource.Urls;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the proxies of a cluster by the addresses of their nodes, for a Windlass that can't reach
 * pods: {@code apiMode: public}.
 *
 * <p>Only ready ones count, as there is nobody behind the port of a node whose pod is gone. They
 * come in order of their ordinals.
 */
record PublicProxies(KubernetesClient kubernetes, String clusterDomain) {

  List<URI> of(AIStore aistore) {
    Names names = Names.of(aistore);
    return kubernetes
        .pods()
        .inNamespace(names.namespace())
        .withLabels(Labels.selector(names.cluster(), DaemonRole.PROXY))
        .list()
        .getItems()
        .stream()
        .filter(PodReading::ready)
        .filter(pod -> pod.getStatus().getHostIP() != null)
        .sorted(Comparator.comparing(PublicProxies::nameByOrdinal))
        .map(pod -> url(aistore, pod))
        .toList();
  }

  /** Longer names have greater ordinals. */
  private static String nameByOrdinal(Pod pod) {
    String name = pod.getMetadata().getName();
    return "%04d %s".formatted(name.length(), name);
  }

  /** The port of the node is the public one where the spec names no other. */
  private URI url(AIStore aistore, Pod pod) {
    ProxySpec proxies = aistore.getSpec().proxySpec();
    int port = Optional.ofNullable(proxies.hostPort()).orElse(Ports.number(proxies.portPublic()));
    String host = pod.getStatus().getHostIP();
    return URI.create(
        "%s://%s:%d"
            .formatted(
                new Urls(aistore, clusterDomain).scheme(),
                host.contains(":") ? "[" + host + "]" : host,
                port));
  }
}
