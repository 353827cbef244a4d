package io.windlass.testbed.benchmarks;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.readiness.Readiness;
import io.windlass.testbed.kubelet.ObjectChanges;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Watches the pods of a namespace being replaced. */
final class PodReplacements implements AutoCloseable {

  private final Map<String, Instant> stopped = new ConcurrentHashMap<>();
  private final Map<String, Replacement> replacements = new ConcurrentHashMap<>();
  private final SharedIndexInformer<Pod> informer;

  /**
   * One pod that went, and the one of the same name that came.
   *
   * @param stopped when the old one was told to end
   * @param ready when the new one was ready
   */
  record Replacement(String pod, Instant stopped, Instant ready) {

    /** What it would have taken without anybody's guidance: stop, start, readiness. */
    Duration duration() {
      return Duration.between(stopped, ready);
    }
  }

  PodReplacements(KubernetesClient client, String namespace) {
    informer = client.pods().inNamespace(namespace).inform(new ObjectChanges<>(this::note));
  }

  /** The complete ones of pods with that in their name. */
  List<Replacement> of(String part) {
    return replacements.values().stream()
        .filter(replacement -> replacement.pod().contains(part))
        .toList();
  }

  @Override
  public void close() {
    informer.close();
  }

  private void note(Pod pod) {
    String name = pod.getMetadata().getName();
    if (pod.getMetadata().getDeletionTimestamp() != null) {
      stopped.putIfAbsent(name, Instant.now());
    } else if (Readiness.isPodReady(pod) && stopped.containsKey(name)) {
      replacements.putIfAbsent(name, new Replacement(name, stopped.get(name), Instant.now()));
    }
  }
}
