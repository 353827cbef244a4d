package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.windlass.activities.aistore.objects.ClaimSizes;
import io.windlass.activities.kubernetes.ApiRefusal;
import io.windlass.activities.kubernetes.References;
import io.windlass.workflows.aistore.Volumes;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.VolumeSizes;
import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.lifecycle.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Has the volumes of targets grow while they serve.
 *
 * <ol>
 *   <li>Where a storage class does not let its volumes grow, nothing is begun.
 *   <li>Each claim that asks for less is made to ask for what the spec does; never for less than
 *       before. So are those of targets that were scaled away and may come back.
 *   <li>Then it is waited until the volume of each target that is to run has that size.
 *   <li>Last, the StatefulSet asks for that size too, for targets that are still to come.
 *       Kubernetes lets that change in none that exists: see {@link Reincarnation}.
 * </ol>
 *
 * <p>Whoever is interrupted begins anew, and does what is left.
 */
record VolumeGrowth(ClusterAccess access, AIStore aistore) {

  /** A volume may be far away, and large. */
  private static final int PATIENCE_TIMES = 4;

  /** How the volumes stand. Where our role does not let us see claims, the templates tell. */
  static Volumes observe(KubernetesClient kubernetes, AIStore aistore, StatefulSet targets) {
    Volumes asked = ClaimSizes.of(targets).beside(aistore);
    boolean small =
        asked instanceof Volumes.AsWanted
            && ApiRefusal.unlessForbidden(
                    List.<ClaimGrowth>of(), () -> ClaimGrowth.all(kubernetes, aistore))
                .stream()
                .anyMatch(ClaimGrowth::needed);
    return small ? new Volumes.TooSmall() : asked;
  }

  /**
   * @throws io.temporal.failure.ApplicationFailure when a volume can't grow, or takes too long
   */
  void run() {
    StatefulSet targets =
        RoleObjects.statefulSet(access.kubernetes(), aistore, DaemonRole.TARGET)
            .orElseThrow(() -> Failures.planOutdated("there is no StatefulSet of targets"));
    List<ClaimGrowth> needed = all().stream().filter(ClaimGrowth::needed).toList();
    needed.forEach(this::requireGrowable);
    needed.forEach(this::ask);
    await(targets.getSpec().getReplicas());
    if (ClaimSizes.of(targets).beside(aistore) instanceof Volumes.TooSmall) {
      new Reincarnation(access, aistore, targets).grown();
    }
  }

  private List<ClaimGrowth> all() {
    return ClaimGrowth.all(access.kubernetes(), aistore);
  }

  /** Where our role does not let us see the class, the API server judges. */
  private void requireGrowable(ClaimGrowth growth) {
    Optional<String> name = Optional.ofNullable(growth.claim().getSpec().getStorageClassName());
    boolean growable =
        ApiRefusal.unlessForbidden(
            true, () -> name.map(this::storageClass).filter(VolumeGrowth::lets).isPresent());
    if (!growable) {
      throw Failures.refused(
          Reason.VOLUME_DOES_NOT_GROW,
          "%s: %s"
              .formatted(
                  VolumeSizes.path(aistore.getSpec(), growth.mount()),
                  VolumeSizes.fixedBy(
                      "%s of claim %s".formatted(name.orElse("(none)"), growth.name()))));
    }
  }

  private StorageClass storageClass(String name) {
    return access.kubernetes().storage().v1().storageClasses().withName(name).get();
  }

  private static boolean lets(StorageClass storageClass) {
    return Boolean.TRUE.equals(storageClass.getAllowVolumeExpansion());
  }

  private void ask(ClaimGrowth growth) {
    access
        .kubernetes()
        .resource(growth.claim())
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"spec\":{\"resources\":{\"requests\":{\"storage\":\"%s\"}}}}"
                .formatted(growth.mount().wholeSize()));
  }

  private void await(int replicas) {
    List<ClaimGrowth> first = pending(replicas);
    if (first.isEmpty()) {
      return;
    }
    access.reporter().waiting(References.to(aistore), Reason.VOLUMES_GROW, told(first));
    access.inform(aistore, Reason.VOLUMES_GROW, told(first));
    Duration limit = access.patience().multipliedBy(PATIENCE_TIMES);
    if (!access.await(aistore, () -> pending(replicas).isEmpty(), limit)) {
      throw Failures.refused(Reason.VOLUME_DOES_NOT_GROW, told(pending(replicas)));
    }
  }

  private List<ClaimGrowth> pending(int replicas) {
    return all().stream()
        .filter(growth -> growth.pending() && growth.ordinal() < replicas)
        .toList();
  }

  private String told(List<ClaimGrowth> pending) {
    ClaimGrowth first = pending.getFirst();
    return "%s: %s not grown yet: %s; %s. See kubectl -n %s describe pvc %s. If the driver can't do it while a volume is mounted, ask for a restart"
        .formatted(
            VolumeSizes.path(aistore.getSpec(), first.mount()),
            pending.size() == 1 ? "1 volume has" : pending.size() + " volumes have",
            pending.stream().map(ClaimGrowth::name).sorted().collect(Collectors.joining(", ")),
            first.words().map("Kubernetes says "::concat).orElse("Kubernetes says nothing"),
            aistore.getMetadata().getNamespace(),
            first.name());
  }
}
