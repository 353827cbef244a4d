package io.windlass.testbed.kubelet.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.windlass.testbed.kubelet.schedule.Mailbox;
import io.windlass.testbed.kubelet.schedule.Timers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Writes one pod's status.
 *
 * <ol>
 *   <li>Statuses that follow each other within a few milliseconds become one write; only the newest
 *       counts.
 *   <li>A status equal to the one written last is not written.
 *   <li>While the API server fails, the newest status is tried again every second.
 * </ol>
 */
public final class StatusPublisher {

  private static final Duration GATHER = Duration.ofMillis(10);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final String uid;
  private final String path;
  private final ApiCalls api;
  private final Timers timers;
  private final Mailbox mailbox;
  private final AtomicReference<Optional<PodStatus>> pending =
      new AtomicReference<>(Optional.empty());
  private Optional<PodStatus> written = Optional.empty();
  private volatile boolean closed;
  private volatile boolean paused;

  public StatusPublisher(Pod pod, ApiCalls api, Timers timers) {
    this.uid = pod.getMetadata().getUid();
    this.path =
        "/api/v1/namespaces/%s/pods/%s"
            .formatted(pod.getMetadata().getNamespace(), pod.getMetadata().getName());
    this.api = api;
    this.timers = timers;
    this.mailbox = new Mailbox("status " + pod.getMetadata().getName());
  }

  public void publish(PodStatus status) {
    if (pending.getAndSet(Optional.of(status)).isEmpty() || paused) {
      timers.after(GATHER, mailbox, this::write);
    }
  }

  /** Writes the last status, then removes the pod from the API. */
  public void finish(PodStatus last) {
    pending.set(Optional.of(last));
    mailbox.post(this::write);
    mailbox.post(this::delete);
  }

  /**
   * While paused, nothing is written. Afterwards the newest status is, even if it is the one
   * written last: the control plane declares the pods of a silent node not ready.
   */
  public void pause(boolean pause) {
    paused = pause;
    if (!pause) {
      mailbox.post(() -> written = Optional.empty());
    }
  }

  /** Nothing is written any more; for a pod that is gone or whose node is lost. */
  public void close() {
    closed = true;
  }

  private void write() {
    if (paused) {
      return;
    }
    Optional<PodStatus> status = pending.getAndSet(Optional.empty());
    if (closed || status.isEmpty() || status.equals(written)) {
      return;
    }
    switch (api.strategicPatch(path + "/status", StatusPatch.of(uid, status.get())).outcome()) {
      case DONE -> written = status;
      case GONE -> closed = true;
      case FAILED -> {
        pending.compareAndSet(Optional.empty(), status);
        timers.after(RETRY, mailbox, this::write);
      }
    }
  }

  private void delete() {
    if (closed) {
      return;
    }
    ObjectNode options = JsonNodeFactory.instance.objectNode();
    options.put("apiVersion", "v1").put("kind", "DeleteOptions").put("gracePeriodSeconds", 0);
    options.putObject("preconditions").put("uid", uid);
    if (api.delete(path, options).outcome() == ApiCalls.Outcome.FAILED) {
      timers.after(RETRY, mailbox, this::delete);
    }
  }
}
