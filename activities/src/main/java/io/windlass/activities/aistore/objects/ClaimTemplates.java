package io.windlass.activities.aistore.objects;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.Mount;
import io.windlass.workflows.aistore.resource.StateVolume;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The volume claim templates of a StatefulSet: data first, state last.
 *
 * <p>Kubernetes never lets them change, so names, order and sizes are a contract with every cluster
 * that exists.
 */
final class ClaimTemplates {
  private static final Quantity STATE_SIZE = new Quantity("1Gi");
  private static final String STORAGE = "storage";

  private ClaimTemplates() {}

  static List<PersistentVolumeClaim> of(ClusterContext context, DaemonRole role) {
    var claims = new ArrayList<PersistentVolumeClaim>();
    DataMounts.claimed(context, role).forEach(mount -> claims.add(data(context, mount)));
    if (StateVolume.of(context.spec()) instanceof StateVolume.Claimed(String storageClass)) {
      claims.add(
          claim(context.names().stateClaim(), storageClass)
              .editSpec()
              .withNewResources()
              .addToRequests(STORAGE, STATE_SIZE)
              .endResources()
              .endSpec()
              .build());
    }
    return claims;
  }

  private static PersistentVolumeClaim data(ClusterContext context, Mount mount) {
    return claim(context.names().dataClaim(mount), mount.storageClass())
        .editSpec()
        .withSelector(mount.selector())
        .withNewResources()
        .withRequests(requests(mount))
        .endResources()
        .endSpec()
        .build();
  }

  private static PersistentVolumeClaimBuilder claim(String name, @Nullable String storageClass) {
    return new PersistentVolumeClaimBuilder()
        .withNewMetadata()
        .withName(name)
        .endMetadata()
        .withNewSpec()
        .withAccessModes("ReadWriteOnce")
        .withStorageClassName(storageClass)
        .endSpec();
  }

  private static Map<String, Quantity> requests(Mount mount) {
    return mount.bytes().signum() > 0 ? Map.of(STORAGE, mount.wholeSize()) : Map.of();
  }
}
