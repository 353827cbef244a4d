package io.windlass.testbed.kubelet;

import io.fabric8.kubernetes.api.model.Container;
import java.util.Optional;

/**
 * What a container may ask of a kubelet and this one does not do. Such a container is not started:
 * a hook that silently never runs would prove what is not so.
 */
final class Unsimulated {

  private Unsimulated() {}

  /** The field that asks for it. */
  static Optional<String> of(Container container) {
    if (container.getRestartPolicy() != null) {
      return Optional.of("restartPolicy of a container");
    }
    var lifecycle = container.getLifecycle();
    if (lifecycle == null) {
      return Optional.empty();
    }
    if (lifecycle.getPreStop() != null) {
      return Optional.of("lifecycle.preStop");
    }
    return Optional.of(lifecycle.getPostStart() != null ? "lifecycle.postStart" : "lifecycle");
  }
}
