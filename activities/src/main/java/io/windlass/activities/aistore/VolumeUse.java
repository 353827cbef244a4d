package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.temporal.activity.Activity;
import io.windlass.activities.aistore.http.AisClient;
import io.windlass.activities.aistore.http.AisFailure;
import io.windlass.activities.aistore.http.ClusterMap;
import io.windlass.activities.aistore.http.RebalanceStatus;
import io.windlass.activities.kubernetes.PodReading;
import io.windlass.activities.kubernetes.References;
import io.windlass.workflows.aistore.DataStep.UseVolumes;
import io.windlass.workflows.aistore.Volumes;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.Mount;
import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.lifecycle.Reason;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Has every target use all of its volumes.
 *
 * <ol>
 *   <li>A target that has volume metadata goes by them, and not by its configuration: AIStore
 *       leaves a mountpath aside that is in the configuration alone ({@code volume/vinit.go}). It
 *       has to be attached by name, on that target.
 *   <li>One target after the other, and only while the cluster is ready and no rebalance runs.
 *   <li>From the moment that a mountpath is attached, objects are looked for on it that lie on
 *       others. AIStore finds them there as long as a resilver runs, was interrupted, or ended less
 *       than 12 s ago ({@code restoreFromAny} in {@code ais/tgtobj.go}). So one is started before,
 *       and no moment is left in which an object could not be read.
 *   <li>That it has begun is recorded before. After it, one more resilver is started, awaited and
 *       verified: only then the target is recorded, and the next one looked at.
 *   <li>A mountpath that AIStore or a person has disabled stays so.
 * </ol>
 *
 * <p>Whoever is interrupted begins anew with what is not recorded.
 */
record VolumeUse(ClusterAccess access, AIStore aistore, UseVolumes step) {

  /** As long as a step may take: there may be much to move. */
  private static final Duration LIMIT = Duration.ofDays(7);

  /**
   * How the volumes of targets stand. A single volume is in use in any case: without it no target
   * starts.
   *
   * @param present the pods of the targets
   */
  static Volumes observe(
      KubernetesClient kubernetes, AIStore aistore, StatefulSet targets, List<Pod> present) {
    if (aistore.getSpec().targetSpec().mounts().size() < 2) {
      return VolumeGrowth.observe(kubernetes, aistore, targets);
    }
    List<Pod> pods = ready(present);
    ProvedVolumes record = ProvedVolumes.of(aistore);
    if (!pods.stream().allMatch(pod -> record.contains(pod, mounts(aistore, pod).size()))) {
      return new Volumes.Unproved();
    }
    Volumes sizes = VolumeGrowth.observe(kubernetes, aistore, targets);
    return sizes instanceof Volumes.AsWanted
        ? HeldMounts.objection(aistore, pods).<Volumes>map(Volumes.Held::new).orElse(sizes)
        : sizes;
  }

  /** In the order of their names. */
  private static List<Pod> ready(List<Pod> targets) {
    return targets.stream()
        .filter(PodReading::ready)
        .sorted(Comparator.comparing(pod -> pod.getMetadata().getName()))
        .toList();
  }

  /**
   * @throws io.temporal.failure.ApplicationFailure when AIStore does not take a volume, or the
   *     cluster has changed
   */
  void run() {
    LastLook.before(step, access.glance(aistore));
    ProvedVolumes record = ProvedVolumes.of(aistore);
    for (Pod pod : ready(access.targetPods(aistore))) {
      if (!record.contains(pod, mounts(aistore, pod).size())) {
        record = use(pod, record);
      }
    }
    write(record);
  }

  private ProvedVolumes use(Pod pod, ProvedVolumes before) {
    AisClient ais = access.ais(aistore);
    ClusterMap.Entry node =
        ais.map()
            .of(pod.getMetadata().getName())
            .orElseThrow(() -> Failures.planOutdated("a target is not in the cluster map"));
    Set<String> known = ais.mountpaths(node.id());
    List<Mount> mounts = mounts(aistore, pod);
    List<Mount> missing = mounts.stream().filter(mount -> !known.contains(mount.path())).toList();
    ProvedVolumes record = before;
    if (!missing.isEmpty()) {
      record = before.withBegun(pod);
      write(record);
      ais.startResilver(node.id());
      missing.forEach(mount -> attach(ais, node, mount));
    }
    ProvedVolumes proved = record.withProved(pod, mounts.size());
    if (record.begun(pod)) {
      spread(ais, node.id(), pod.getMetadata().getName());
      write(proved);
    }
    return proved;
  }

  private void write(ProvedVolumes record) {
    access.resources().annotate(aistore, record.annotation());
  }

  /** Those of the spec that the pod has. */
  private static List<Mount> mounts(AIStore aistore, Pod pod) {
    Set<String> paths =
        pod.getSpec().getContainers().stream()
            .flatMap(container -> container.getVolumeMounts().stream())
            .map(VolumeMount::getMountPath)
            .collect(Collectors.toSet());
    return aistore.getSpec().targetSpec().mounts().stream()
        .filter(mount -> paths.contains(mount.path()))
        .toList();
  }

  private void attach(AisClient ais, ClusterMap.Entry node, Mount mount) {
    try {
      ais.attach(node.id(), mount.path(), Optional.ofNullable(mount.label()));
    } catch (AisFailure failure) {
      throw failure.badRequest() ? refused(mount, failure) : failure;
    }
  }

  private static RuntimeException refused(Mount mount, AisFailure failure) {
    return Failures.refused(
        Reason.VOLUME_NOT_TAKEN,
        "spec.targetSpec.mounts: AIStore does not take %s: %s. Put right what is behind the volume, and retry"
            .formatted(mount.path(), failure.getMessage()));
  }

  /** A newer spec ends the wait, and not the resilver. */
  private void spread(AisClient ais, String node, String pod) {
    String told = "the objects of %s are spread over all of its volumes".formatted(pod);
    access.reporter().waiting(References.to(aistore), Reason.VOLUMES_UNPROVED, told);
    access.inform(aistore, Reason.VOLUMES_UNPROVED, told);
    String id = resumed(ais, node).orElseGet(() -> ais.startResilver(node));
    Activity.getExecutionContext().heartbeat(node + " " + id);
    access.await(aistore, () -> ais.work(id).filter(work -> !work.ended()).isEmpty(), LIMIT);
    Optional<RebalanceStatus> outcome = ais.work(id);
    if (outcome.filter(RebalanceStatus::succeeded).isEmpty()) {
      Activity.getExecutionContext().heartbeat("");
      throw new IllegalStateException(
          "resilver %s of %s did not succeed: %s; it is started again"
              .formatted(id, pod, outcome.map(Object::toString).orElse("nobody knows it")));
    }
  }

  /** The one that an attempt before this one has started. */
  private static Optional<String> resumed(AisClient ais, String node) {
    return Activity.getExecutionContext()
        .getHeartbeatDetails(String.class)
        .map(details -> details.split(" ", 2))
        .filter(parts -> parts.length == 2 && parts[0].equals(node))
        .map(parts -> parts[1])
        .filter(id -> ais.work(id).isPresent());
  }
}
