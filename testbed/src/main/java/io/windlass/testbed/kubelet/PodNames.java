package io.windlass.testbed.kubelet;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.windlass.testbed.dns.NameService;
import java.util.Optional;

/** Tells the DNS of pods that have an address. */
record PodNames(NameService names) implements ResourceEventHandler<Pod> {

  @Override
  public void onAdd(Pod pod) {
    address(pod).ifPresent(address -> names.add(pod.getMetadata().getNamespace(), address));
  }

  @Override
  public void onUpdate(Pod before, Pod after) {
    onAdd(after);
  }

  @Override
  public void onDelete(Pod pod, boolean unknown) {
    address(pod).ifPresent(address -> names.remove(pod.getMetadata().getNamespace(), address));
  }

  private static Optional<String> address(Pod pod) {
    return Optional.ofNullable(pod.getStatus()).map(status -> status.getPodIP());
  }
}
