package io.windlass.starter.watch;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The nodes of Kubernetes, here called hosts, as an informer keeps them. It begins when the first
 * resource follows them, or has one drained: whoever has none of that kind pays nothing.
 */
@Singleton
public final class HostWatch {

  private final SharedIndexInformer<Node> informer;
  private final AtomicBoolean begun = new AtomicBoolean();
  private volatile Runnable changed = () -> {};

  HostWatch(Informers informers) {
    this.informer = informers.hosts();
  }

  /** Who hears when hosts change in a way that may matter. */
  void tell(Runnable listener) {
    changed = listener;
  }

  /** All that there are; empty as long as that is not known. Whoever asks hears of it then. */
  Optional<Collection<Node>> all() {
    if (begun.compareAndSet(false, true)) {
      informer.addEventHandler(new HostChanges(() -> changed.run()));
      informer.start().thenRun(() -> changed.run());
    }
    return informer.hasSynced() ? Optional.of(informer.getStore().list()) : Optional.empty();
  }

  /** Whether it hears nothing of what changes, although somebody wants to know. */
  public boolean broken() {
    return begun.get() && !informer.isWatching();
  }

  @PreDestroy
  void stop() {
    if (begun.get()) {
      informer.stop();
    }
  }
}
