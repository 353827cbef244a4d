package io.windlass.activities.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.windlass.activities.temporal.Interruption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Tells when some pods changed, so that a wait looks again at once and need not poll. A broken
 * watch only costs time: every wait has its own upper bound.
 */
public final class PodChanges implements AutoCloseable {

  private final Semaphore changes = new Semaphore(0);
  private final Watch watch;

  /** Watches the pods with the given labels. */
  public PodChanges(KubernetesClient client, String namespace, Map<String, String> labels) {
    watch =
        client
            .pods()
            .inNamespace(namespace)
            .withLabels(labels)
            .watch(
                new Watcher<Pod>() {
                  @Override
                  public void eventReceived(Action action, Pod pod) {
                    changes.release();
                  }

                  @Override
                  public void onClose(WatcherException cause) {
                    changes.release();
                  }
                });
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
