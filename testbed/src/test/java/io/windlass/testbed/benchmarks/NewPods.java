package io.windlass.testbed.benchmarks;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.windlass.testbed.kubelet.ObjectChanges;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the pods that a DaemonSet makes beside those that it had. */
final class NewPods implements AutoCloseable {

  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final String prefix;
  private final int before;
  private final SharedIndexInformer<Pod> informer;

  /**
   * @param prefix of the pods' names
   * @param before how many there are
   */
  NewPods(KubernetesClient client, String namespace, String prefix, int before) {
    this.prefix = prefix;
    this.before = before;
    informer = client.pods().inNamespace(namespace).inform(new ObjectChanges<>(this::note));
  }

  /** Whether those are known that there were. */
  boolean complete() {
    return seen.size() >= before;
  }

  int count() {
    return seen.size() - before;
  }

  private void note(Pod pod) {
    if (pod.getMetadata().getName().startsWith(prefix)) {
      seen.add(pod.getMetadata().getUid());
    }
  }

  @Override
  public void close() {
    informer.close();
  }
}
