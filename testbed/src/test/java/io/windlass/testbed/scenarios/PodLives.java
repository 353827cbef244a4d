package io.windlass.testbed.scenarios;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.windlass.testbed.kubelet.ObjectChanges;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** Counts under how many identities each pod of a cluster has lived since this was opened. */
final class PodLives implements AutoCloseable {

  private final Map<String, Set<String>> uids = new ConcurrentSkipListMap<>();
  private final SharedIndexInformer<Pod> informer;

  PodLives(RealStack stack, Cluster cluster) {
    informer =
        stack
            .kubernetes()
            .pods()
            .inNamespace(cluster.namespace())
            .inform(new ObjectChanges<>(this::note));
  }

  /** How often each pod was replaced, by its name. */
  Map<String, Integer> replacements() {
    return uids.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().size() - 1));
  }

  @Override
  public void close() {
    informer.close();
  }

  /** A pod that came and went between two events would be missed; none here is that quick. */
  private void note(Pod pod) {
    uids.computeIfAbsent(pod.getMetadata().getName(), name -> ConcurrentHashMap.newKeySet())
        .add(pod.getMetadata().getUid());
  }
}
