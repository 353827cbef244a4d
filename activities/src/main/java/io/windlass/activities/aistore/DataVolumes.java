package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.kubernetes.ApiRefusal;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.Mount;
import io.windlass.workflows.aistore.resource.Names;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The volumes that hold the objects of targets, as one look finds them. However many targets are
 * asked about, the claims that Kubernetes marks as theirs are read by one call, when the first is;
 * only what is not among those is asked for by its name.
 */
final class DataVolumes {

  private final KubernetesClient kubernetes;
  private final AIStore aistore;
  private Optional<Map<String, PersistentVolumeClaim>> marked = Optional.empty();

  DataVolumes(KubernetesClient kubernetes, AIStore aistore) {
    this.kubernetes = kubernetes;
    this.aistore = aistore;
  }

  /**
   * Whether none of a target's volumes was ever there, so that no object can lie on them. False
   * when that can't be told: data on a path of the host, or a role that does not let us see claims.
   */
  boolean neverBound(String pod) {
    List<Mount> mounts = aistore.getSpec().targetSpec().mounts();
    boolean claimed = mounts.stream().noneMatch(mount -> Boolean.TRUE.equals(mount.useHostPath()));
    return claimed
        && !mounts.isEmpty()
        && ApiRefusal.unlessForbidden(
            false,
            () ->
                mounts.stream()
                    .map(mount -> Names.of(aistore).dataClaim(mount) + "-" + pod)
                    .flatMap(name -> claim(name).stream())
                    .allMatch(claim -> claim.getSpec().getVolumeName() == null));
  }

  private Optional<PersistentVolumeClaim> claim(String name) {
    return Optional.ofNullable(marked().get(name))
        .or(
            () ->
                Optional.ofNullable(
                    kubernetes
                        .persistentVolumeClaims()
                        .inNamespace(aistore.getMetadata().getNamespace())
                        .withName(name)
                        .get()));
  }

  private Map<String, PersistentVolumeClaim> marked() {
    Map<String, PersistentVolumeClaim> claims =
        marked.orElseGet(
            () ->
                RoleObjects.claims(kubernetes, aistore, DaemonRole.TARGET).stream()
                    .collect(
                        Collectors.toMap(
                            claim -> claim.getMetadata().getName(), Function.identity())));
    marked = Optional.of(claims);
    return claims;
  }
}
