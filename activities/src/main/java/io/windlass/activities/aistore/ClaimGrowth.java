package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimCondition;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.aistore.objects.ClaimSizes;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.Mount;
import io.windlass.workflows.aistore.resource.Names;
import java.util.List;
import java.util.Optional;

/**
 * A claim of a target beside the mount that it is for.
 *
 * @param ordinal of the target
 */
record ClaimGrowth(PersistentVolumeClaim claim, Mount mount, int ordinal) {

  /** All of a cluster, also of targets that were scaled away and may come back. */
  static List<ClaimGrowth> all(KubernetesClient kubernetes, AIStore aistore) {
    List<PersistentVolumeClaim> claims = RoleObjects.claims(kubernetes, aistore, DaemonRole.TARGET);
    return aistore.getSpec().targetSpec().mounts().stream()
        .filter(Mount::claimed)
        .flatMap(
            mount -> claims.stream().flatMap(claim -> of(Names.of(aistore), mount, claim).stream()))
        .toList();
  }

  /** Empty for a claim of another mount. */
  private static Optional<ClaimGrowth> of(Names names, Mount mount, PersistentVolumeClaim claim) {
    String pods = "%s-%s-".formatted(names.dataClaim(mount), names.daemon(DaemonRole.TARGET));
    return Optional.of(claim.getMetadata().getName())
        .filter(name -> name.startsWith(pods))
        .map(name -> name.substring(pods.length()))
        .filter(ordinal -> ordinal.matches("[0-9]{1,9}"))
        .map(ordinal -> new ClaimGrowth(claim, mount, Integer.parseInt(ordinal)));
  }

  String name() {
    return claim.getMetadata().getName();
  }

  /** Whether it must be made to ask for more. Before it has a volume, nobody can do that. */
  boolean needed() {
    return claim.getSpec().getVolumeName() != null && tooSmall(ClaimSizes.of(claim));
  }

  /** Whether its volume is not as large yet as it is to be. */
  boolean pending() {
    return tooSmall(ClaimSizes.had(claim));
  }

  private boolean tooSmall(Optional<Quantity> present) {
    return present.filter(size -> !mount.outgrows(size)).isEmpty();
  }

  /** What Kubernetes says of it; empty when it says nothing. */
  Optional<String> words() {
    return Optional.ofNullable(claim.getStatus().getConditions()).stream()
        .flatMap(List::stream)
        .filter(condition -> "True".equals(condition.getStatus()))
        .map(ClaimGrowth::text)
        .findFirst();
  }

  private static String text(PersistentVolumeClaimCondition condition) {
    String message = condition.getMessage();
    return message == null || message.isEmpty()
        ? condition.getType()
        : "%s: %s".formatted(condition.getType(), message);
  }
}
