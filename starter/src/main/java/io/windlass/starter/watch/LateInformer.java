package io.windlass.starter.watch;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** An informer that begins when somebody first asks: whoever asks for nothing pays nothing. */
final class LateInformer<T extends HasMetadata> {

  private final SharedIndexInformer<T> informer;
  private final ResourceEventHandler<T> handler;
  private final Runnable changed;
  private final AtomicBoolean begun = new AtomicBoolean();

  /**
   * @param changed hears when all that there was has been seen
   */
  LateInformer(SharedIndexInformer<T> informer, ResourceEventHandler<T> handler, Runnable changed) {
    this.informer = informer;
    this.handler = handler;
    this.changed = changed;
  }

  /** All that there are; empty as long as that is not known. Whoever asks hears of it then. */
  Optional<Collection<T>> all() {
    if (begun.compareAndSet(false, true)) {
      informer.addEventHandler(handler);
      informer.start().thenRun(changed);
    }
    return informer.hasSynced() ? Optional.of(informer.getStore().list()) : Optional.empty();
  }

  /** Whether it hears nothing of what changes, although somebody wants to know. */
  boolean broken() {
    return begun.get() && !informer.isWatching();
  }

  void stop() {
    if (begun.get()) {
      informer.stop();
    }
  }
}
