package io.windlass.starter.watch;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.windlass.starter.StarterConfiguration;
import io.windlass.starter.resource.ResourceKind;
import io.windlass.starter.resource.WatchedObjects;
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

  /** Whether the API server has a definition of the kind. */
  boolean served(ResourceKind kind) {
    ResourceDefinitionContext definition = kind.definition();
    return client.supports(
        definition.getGroup() + "/" + definition.getVersion(), definition.getKind());
  }

  /** Informers for custom resources of a kind. */
  List<SharedIndexInformer<GenericKubernetesResource>> of(ResourceKind kind) {
    var resources = client.genericKubernetesResources(kind.definition());
    return kind.definition().isNamespaceScoped()
        ? namespaced(resources, kind.kind(), "")
        : List.of(informer(resources, kind.kind(), ""));
  }

  /** Informers for objects. */
  <T extends HasMetadata> List<SharedIndexInformer<T>> of(WatchedObjects<T> objects) {
    Class<T> type = objects.type();
    return Namespaced.class.isAssignableFrom(type)
        ? namespaced(client.resources(type), type.getSimpleName(), objects.selector())
        : List.of(informer(client.resources(type), type.getSimpleName(), objects.selector()));
  }

  /** An informer for the nodes of Kubernetes, which are in no namespace. */
  SharedIndexInformer<Node> hosts() {
    return informer(client.nodes(), "Node", "");
  }

  /** An informer for objects that are in no namespace. */
  <T extends HasMetadata> SharedIndexInformer<T> of(Class<T> type) {
    return informer(client.resources(type), type.getSimpleName(), "");
  }

  private <T extends HasMetadata> List<SharedIndexInformer<T>> namespaced(
      MixedOperation<T, ?, ?> operation, String what, String selector) {
    return namespaces.isEmpty()
        ? List.of(informer(operation.inAnyNamespace(), what, selector))
        : namespaces.stream()
            .map(namespace -> informer(operation.inNamespace(namespace), what, selector))
            .toList();
  }

  private static <T extends HasMetadata> SharedIndexInformer<T> informer(
      FilterWatchListDeletable<T, ?, ?> objects, String what, String selector) {
    SharedIndexInformer<T> informer =
        selector.isEmpty()
            ? objects.runnableInformer(0)
            : objects.withLabelSelector(selector).runnableInformer(0);
    informer.itemStore(new SlimStore<>());
    informer.exceptionHandler(
        (started, failure) -> {
          LOG.warn("watching {} failed, will try again: {}", what, failure.toString());
          return true;
        });
    return informer;
  }
}
