package io.windlass.activities.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Some pods, for one wait: they are listed when a watch tells that one of them has changed, and now
 * and then all the same, since a watch may break. What it shows may be that old: whoever changes
 * something because of it looks once more before.
 */
public final class WatchedPods implements AutoCloseable {

  private static final Duration OLD = Duration.ofSeconds(5);

  private final PodChanges changes;
  private final Supplier<List<Pod>> list;
  private List<Pod> known = List.of();
  private Instant listed = Instant.EPOCH;

  /** Watches the pods with the given labels. */
  public WatchedPods(KubernetesClient client, String namespace, Map<String, String> labels) {
    changes = new PodChanges(client, namespace, labels);
    list = () -> client.pods().inNamespace(namespace).withLabels(labels).list().getItems();
  }

  /** As they are, as far as the watch has told. */
  public List<Pod> now() {
    Instant now = Instant.now();
    if (now.isAfter(listed.plus(OLD))) {
      listed = now;
      known = list.get();
    }
    return known;
  }

  /** Returns after the next change, at once when there was one since the last call. */
  public void await(Duration atMost) {
    if (changes.await(atMost)) {
      listed = Instant.EPOCH;
    }
  }

  @Override
  public void close() {
    changes.close();
  }
}
