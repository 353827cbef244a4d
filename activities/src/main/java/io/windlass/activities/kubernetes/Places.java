package io.windlass.activities.kubernetes;

import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;

/** Where objects of a kind are: in a namespace, or in none. */
final class Places {

  private Places() {}

  /**
   * Those of a namespace.
   *
   * @param namespace empty for a kind that is in none
   */
  static <T, L, R extends Resource<T>> NonNamespaceOperation<T, L, R> in(
      String namespace, MixedOperation<T, L, R> everywhere) {
    return namespace.isEmpty() ? everywhere : everywhere.inNamespace(namespace);
  }
}
