package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.Pod;
import io.windlass.workflows.aistore.resource.AIStore;
import java.util.Map;

/**
 * How many volumes targets are seen to use, and which targets are about to use more. Pure.
 *
 * <ol>
 *   <li>What a target uses it records on its volumes, and goes by that from then on. So {@code
 *       <pod>=<volumes>} holds through every restart, and tells nothing of a pod that has more.
 *   <li>A target with other volumes than before is founded anew, and uses all of them from the
 *       start.
 *   <li>Before a volume is attached, {@code <pod>=begun} is recorded. It stays, through restarts of
 *       the pod, until the objects are seen to be spread over all volumes: a target that was killed
 *       right after the attachment does not know itself that this is left to do.
 * </ol>
 */
record ProvedVolumes(SettledTargets record) {

  private static final String BEGUN = "begun";

  static ProvedVolumes of(AIStore aistore) {
    return new ProvedVolumes(
        SettledTargets.parse(Annotations.value(aistore, Annotations.PROVED_VOLUMES)));
  }

  /** Whether a target uses that many, which are all that its pod has. */
  boolean contains(Pod pod, int volumes) {
    return record.processes().contains(entry(pod, volumes));
  }

  boolean begun(Pod pod) {
    return record.processes().contains(entry(pod, BEGUN));
  }

  ProvedVolumes withBegun(Pod pod) {
    return with(pod, BEGUN);
  }

  ProvedVolumes withProved(Pod pod, int volumes) {
    return with(pod, volumes);
  }

  Map<String, String> annotation() {
    return Map.of(Annotations.PROVED_VOLUMES, record.annotation());
  }

  private ProvedVolumes with(Pod pod, Object what) {
    return new ProvedVolumes(record.without(pod.getMetadata().getName()).with(entry(pod, what)));
  }

  private static String entry(Pod pod, Object what) {
    return "%s=%s".formatted(pod.getMetadata().getName(), what);
  }
}
