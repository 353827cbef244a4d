package io.windlass.starter.watch;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.windlass.starter.StarterConfiguration;
import io.windlass.starter.resource.ResourceKind;
import jakarta.inject.Singleton;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes informers for the namespaces that are watched; they go on after any error. */
@Singleton
final class Informers {

  private static final Logger LOG = LoggerFactory.getLogger(Informers.class);

  private final KubernetesClient client;
  private final List<String> namespaces;

  Informers(KubernetesClient client, StarterConfiguration configuration) {
    this.client = client;
    this.namespaces = configuration.namespaces();
  }

  /** Informers for custom resources of a kind. */
  List<SharedIndexInformer<GenericKubernetesResource>> of(ResourceKind kind) {
    return of(client.genericKubernetesResources(kind.definition()), kind.kind(), "");
  }

  /**
   * Informers for objects of a kind.
   *
   * @param label the label that they must have, with whatever value; empty for none
   */
  <T extends HasMetadata> List<SharedIndexInformer<T>> of(Class<T> type, String label) {
    return of(client.resources(type), type.getSimpleName(), label);
  }

  /** An informer for the nodes of Kubernetes, which are in no namespace. */
  SharedIndexInformer<Node> hosts() {
    return informer(client.nodes(), "Node", "");
  }

  private <T extends HasMetadata> List<SharedIndexInformer<T>> of(
      MixedOperation<T, ?, ?> operation, String what, String label) {
    return namespaces.isEmpty()
        ? List.of(informer(operation.inAnyNamespace(), what, label))
        : namespaces.stream()
            .map(namespace -> informer(operation.inNamespace(namespace), what, label))
            .toList();
  }

  private static <T extends HasMetadata> SharedIndexInformer<T> informer(
      FilterWatchListDeletable<T, ?, ?> objects, String what, String label) {
    SharedIndexInformer<T> informer =
        label.isEmpty()
            ? objects.runnableInformer(0)
            : objects.withLabel(label).runnableInformer(0);
    informer.itemStore(new SlimStore<>());
    informer.exceptionHandler(
        (started, failure) -> {
          LOG.warn("watching {} failed, will try again: {}", what, failure.toString());
          return true;
        });
    return informer;
  }
}
