package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.kubernetes.ApiRefusal;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.Mount;
import io.windlass.workflows.aistore.resource.Names;
import java.util.List;
import java.util.Optional;

/** The volumes that hold the objects of targets. */
record DataVolumes(KubernetesClient kubernetes) {

  /**
   * Whether none of a target's volumes was ever there, so that no object can lie on them. False
   * when that can't be told: data on a path of the host, or a role that does not let us see claims.
   */
  boolean neverBound(AIStore aistore, String pod) {
    List<Mount> mounts = aistore.getSpec().targetSpec().mounts();
    boolean claimed = mounts.stream().noneMatch(mount -> Boolean.TRUE.equals(mount.useHostPath()));
    return claimed
        && !mounts.isEmpty()
        && ApiRefusal.unlessForbidden(
            false,
            () ->
                mounts.stream()
                    .map(mount -> Names.of(aistore).dataClaim(mount) + "-" + pod)
                    .flatMap(name -> claim(aistore, name).stream())
                    .allMatch(claim -> claim.getSpec().getVolumeName() == null));
  }

  private Optional<PersistentVolumeClaim> claim(AIStore aistore, String name) {
    return Optional.ofNullable(
        kubernetes
            .persistentVolumeClaims()
            .inNamespace(aistore.getMetadata().getNamespace())
            .withName(name)
            .get());
  }
}
