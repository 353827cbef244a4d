package io.windlass.activities.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.windlass.activities.temporal.Interruption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Tells when some pods changed, so that a wait looks again at once and need not poll. A broken
 * watch only costs time: every wait has its own upper bound.
 */
public final class PodChanges implements AutoCloseable {

  private final Semaphore changes = new Semaphore(0);
  private final Map<String, Object> told = new ConcurrentHashMap<>();
  private final Watch watch;

  /** Watches the pods with the given labels. */
  public PodChanges(KubernetesClient client, String namespace, Map<String, String> labels) {
    this(client, namespace, labels, pod -> pod.getMetadata().getResourceVersion());
  }

  /**
   * The same for those to whom only some of a pod matters.
   *
   * @param telling what they would read from a pod: while that stays equal, nothing has changed
   */
  public PodChanges(
      KubernetesClient client,
      String namespace,
      Map<String, String> labels,
      Function<Pod, Object> telling) {
    watch =
        client
            .pods()
            .inNamespace(namespace)
            .withLabels(labels)
            .watch(
                new Watcher<Pod>() {
                  @Override
                  public void eventReceived(Action action, Pod pod) {
                    if (news(action, pod, telling)) {
                      changes.release();
                    }
                  }

                  @Override
                  public void onClose(WatcherException cause) {
                    changes.release();
                  }
                });
  }

  private boolean news(Watcher.Action action, Pod pod, Function<Pod, Object> telling) {
    return switch (action) {
      case ADDED, MODIFIED -> {
        Object now = telling.apply(pod);
        yield !now.equals(told.put(pod.getMetadata().getUid(), now));
      }
      case DELETED -> {
        told.remove(pod.getMetadata().getUid());
        yield true;
      }
      case ERROR, BOOKMARK -> true;
    };
  }

  /**
   * Returns after the next change, at once when there was one since the last call.
   *
   * @return whether there was one
   */
  public boolean await(Duration atMost) {
    try {
      if (!changes.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        return false;
      }
      changes.drainPermits();
      return true;
    } catch (InterruptedException interrupted) {
      throw new Interruption(interrupted);
    }
  }

  @Override
  public void close() {
    watch.close();
  }
}
