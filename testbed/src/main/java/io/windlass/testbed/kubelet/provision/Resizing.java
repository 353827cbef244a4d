package io.windlass.testbed.kubelet.provision;

import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A volume that is to become larger, while it is in use. */
record Resizing(PersistentVolumeClaim claim, Quantity wanted) {

  private static final String STORAGE = "storage";

  /** What a claim asks for beyond what it has; empty when it has enough, or nothing yet. */
  static Optional<Resizing> of(PersistentVolumeClaim claim) {
    Optional<Quantity> wanted = size(claim.getSpec().getResources().getRequests());
    Optional<Quantity> present = size(claim.getStatus().getCapacity());
    return wanted
        .filter(size -> present.filter(had -> larger(size, had)).isPresent())
        .map(size -> new Resizing(claim, size));
  }

  private static Optional<Quantity> size(@Nullable Map<String, Quantity> amounts) {
    return Optional.ofNullable(amounts).map(known -> known.get(STORAGE));
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
