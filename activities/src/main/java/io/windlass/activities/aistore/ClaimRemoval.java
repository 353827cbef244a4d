package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.windlass.activities.aistore.DesiredObjects.Shape;
import io.windlass.activities.temporal.Waiting;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.Names;
import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.lifecycle.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Deletes the volume claims of a cluster that is gone.
 *
 * <ol>
 *   <li>Ours is a claim that has the labels by which Kubernetes marks those of our StatefulSets,
 *       and a name that one of their templates makes. Any other stays.
 *   <li>While a pod of the cluster may still write, none is deleted.
 *   <li>Kubernetes keeps one that is in use until then: that is waited for a while, and told.
 * </ol>
 */
record ClaimRemoval(ClusterAccess access, AIStore aistore) {

  void run() {
    for (DaemonRole role : DaemonRole.values()) {
      if (!RoleObjects.ended(access.kubernetes(), aistore, role, access.patience())) {
        throw Failures.planOutdated("a %s has not ended: its claims stay".formatted(role.word()));
      }
    }
    claims().forEach(claim -> access.kubernetes().resource(claim).delete());
    if (!Waiting.until(() -> claims().isEmpty(), access.patience())) {
      access.warn(
          aistore,
          Reason.CLEAN_UP_BLOCKED,
          "these claims are deleted, but something still uses them: "
              + claims().stream()
                  .map(claim -> claim.getMetadata().getName())
                  .collect(Collectors.joining(", ")));
    }
  }

  private List<PersistentVolumeClaim> claims() {
    return Arrays.stream(DaemonRole.values()).flatMap(role -> claims(role).stream()).toList();
  }

  private List<PersistentVolumeClaim> claims(DaemonRole role) {
    Predicate<String> ours = names(access.desired(), aistore, role);
    return RoleObjects.claims(access.kubernetes(), aistore, role).stream()
        .filter(claim -> ours.test(claim.getMetadata().getName()))
        .toList();
  }

  /** The names that the claim templates of a role make. */
  static Predicate<String> names(DesiredObjects desired, AIStore aistore, DaemonRole role) {
    String templates =
        desired
            .nodes(aistore, role, new Shape(0, 0), Both.none())
            .getSpec()
            .getVolumeClaimTemplates()
            .stream()
            .map(template -> Pattern.quote(template.getMetadata().getName()))
            .collect(Collectors.joining("|"));
    String daemon = Pattern.quote(Names.of(aistore).daemon(role));
    return Pattern.compile("(%s)-%s-[0-9]+".formatted(templates, daemon)).asMatchPredicate();
  }
}
