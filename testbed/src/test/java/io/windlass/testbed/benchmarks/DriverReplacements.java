package io.windlass.testbed.benchmarks;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.readiness.Readiness;
import io.windlass.testbed.kubelet.ObjectChanges;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Watches the pods of a DaemonSet being replaced: another one on a node has another name. */
final class DriverReplacements implements AutoCloseable {

  private final Map<String, Instant> stopped = new ConcurrentHashMap<>();
  private final Map<String, Duration> taken = new ConcurrentHashMap<>();
  private final String prefix;
  private final SharedIndexInformer<Pod> informer;

  /**
   * @param prefix of the pods' names
   */
  DriverReplacements(KubernetesClient client, String namespace, String prefix) {
    this.prefix = prefix;
    informer = client.pods().inNamespace(namespace).inform(new ObjectChanges<>(this::note));
  }

  /** How many nodes have another pod, which is ready. */
  int count() {
    return taken.size();
  }

  /** What all of them have taken without anybody's guidance: stop, start, readiness. */
  Duration total() {
    return taken.values().stream().reduce(Duration.ZERO, Duration::plus);
  }

  @Override
  public void close() {
    informer.close();
  }

  private void note(Pod pod) {
    Optional<String> node = Optional.ofNullable(pod.getSpec().getNodeName());
    if (node.isEmpty() || !pod.getMetadata().getName().startsWith(prefix)) {
      return;
    }
    if (pod.getMetadata().getDeletionTimestamp() != null) {
      stopped.putIfAbsent(node.get(), Instant.now());
    } else if (Readiness.isPodReady(pod) && stopped.containsKey(node.get())) {
      Instant since = stopped.get(node.get());
      taken.putIfAbsent(node.get(), Duration.between(since, Instant.now()));
    }
  }
}
