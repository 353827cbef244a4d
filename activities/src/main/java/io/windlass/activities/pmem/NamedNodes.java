package io.windlass.activities.pmem;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.storage.CSINode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.temporal.Together;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Reads nodes of Kubernetes by their names, and what their kubelets have registered. A few are read
 * one by one; where they are more, one list is cheaper for everybody.
 */
record NamedNodes(KubernetesClient kubernetes, Collection<String> names) {

  /** So many are read one by one. */
  static final int FEW = 5;

  /** Whether they are read one by one. */
  boolean few() {
    return names.size() <= FEW;
  }

  /** Those that there are. */
  List<Node> nodes() {
    return few()
        ? each(name -> Stream.ofNullable(kubernetes.nodes().withName(name).get()))
        : among(kubernetes.nodes().list().getItems());
  }

  /** What the kubelets there have registered. */
  List<CSINode> kubelets() {
    return few()
        ? each(name -> Stream.ofNullable(kubernetes.storage().v1().csiNodes().withName(name).get()))
        : among(kubernetes.storage().v1().csiNodes().list().getItems());
  }

  /** What is read of each by itself. */
  <T> List<T> each(Function<String, Stream<T>> reading) {
    List<Supplier<List<T>>> questions =
        names.stream().<Supplier<List<T>>>map(name -> () -> reading.apply(name).toList()).toList();
    return Together.ask(questions).stream().flatMap(List::stream).toList();
  }

  private <T extends HasMetadata> List<T> among(List<T> all) {
    return all.stream().filter(one -> names.contains(one.getMetadata().getName())).toList();
  }
}
