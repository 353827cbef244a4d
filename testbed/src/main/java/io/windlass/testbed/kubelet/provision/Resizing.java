package io.windlass.testbed.kubelet.provision;

import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Map;
import java.util.Optional;

/** A volume that is to become larger, while it is in use. */
record Resizing(PersistentVolumeClaim claim, Quantity wanted) {

  private static final String STORAGE = "storage";

  /** What a claim asks for beyond what it has; empty when it has enough, or nothing yet. */
  static Optional<Resizing> of(PersistentVolumeClaim claim) {
    Quantity wanted = claim.getSpec().getResources().getRequests().get(STORAGE);
    return Optional.ofNullable(claim.getStatus().getCapacity())
        .map(capacity -> capacity.get(STORAGE))
        .filter(present -> wanted != null && larger(wanted, present))
        .map(present -> new Resizing(claim, wanted));
  }

  private static boolean larger(Quantity wanted, Quantity present) {
    return wanted.getNumericalAmount().compareTo(present.getNumericalAmount()) > 0;
  }

  void apply(KubernetesClient client) {
    PersistentVolume volume =
        client.persistentVolumes().withName(claim.getSpec().getVolumeName()).get();
    Map<String, String> notes =
        Optional.ofNullable(volume)
            .map(found -> found.getMetadata().getAnnotations())
            .orElse(Map.of());
    if (LocalStorage.PROVISIONER.equals(notes.get(LocalStorage.PROVISIONED_BY))) {
      client.resource(volume).patch(merge(), capacity("spec"));
      client.resource(claim).subresource("status").patch(merge(), capacity("status"));
    }
  }

  private String capacity(String part) {
    return "{\"%s\":{\"capacity\":{\"%s\":\"%s\"}}}".formatted(part, STORAGE, wanted);
  }

  private static PatchContext merge() {
    return PatchContext.of(PatchType.JSON_MERGE);
  }
}
