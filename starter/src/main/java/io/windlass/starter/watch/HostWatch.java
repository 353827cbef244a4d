package io.windlass.starter.watch;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.storage.CSINode;
import io.windlass.starter.resource.Hosts;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The nodes of Kubernetes, here called hosts, as an informer keeps them, and their storage. It
 * begins when the first resource follows them, or has one drained: whoever has none of that kind
 * pays nothing.
 */
@Singleton
public final class HostWatch {

  private final LateInformer<Node> nodes;
  private final LateInformer<CSINode> kubelets;
  private final LateInformer<PersistentVolume> volumes;
  private volatile Runnable changed = () -> {};

  HostWatch(Informers informers) {
    nodes = new LateInformer<>(informers.hosts(), new HostChanges(this::heard), this::heard);
    kubelets =
        new LateInformer<>(
            informers.of(CSINode.class), new StorageChanges<>(this::heard), this::heard);
    volumes =
        new LateInformer<>(
            informers.of(PersistentVolume.class), new StorageChanges<>(this::heard), this::heard);
  }

  private void heard() {
    changed.run();
  }

  /** Who hears when hosts change in a way that may matter. */
  void tell(Runnable listener) {
    changed = listener;
  }

  /** All that there are; empty as long as that is not known. Whoever asks hears of it then. */
  Optional<Hosts> all() {
    return nodes.all().map(Hosts::of);
  }

  /** The same with their storage. */
  Optional<Hosts> withStorage() {
    return nodes
        .all()
        .flatMap(
            known ->
                kubelets
                    .all()
                    .flatMap(
                        drivers -> volumes.all().map(there -> new Hosts(known, drivers, there))));
  }

  /** Whether it hears nothing of what changes, although somebody wants to know. */
  public boolean broken() {
    return Stream.of(nodes, kubelets, volumes).anyMatch(LateInformer::broken);
  }

  @PreDestroy
  void stop() {
    Stream.of(nodes, kubelets, volumes).forEach(LateInformer::stop);
  }
}
