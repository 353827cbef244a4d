package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.Pod;
import io.windlass.workflows.aistore.resource.AIStore;
import java.util.Collection;
import java.util.Map;

/**
 * The targets that are seen to use all volumes of their pods, and those that are about to. Pure.
 *
 * <ol>
 *   <li>A target is recorded by the identity of its process, as {@link SettledTargets} does. One
 *       that got another volume has another pod, so the record can't be stale in the dangerous
 *       direction.
 *   <li>Before a volume is attached, {@code <pod>=begun} is recorded. It stays, through restarts of
 *       the pod, until the objects are seen to be spread over all volumes: a target that was killed
 *       right after the attachment does not know itself that this is left to do.
 * </ol>
 */
record ProvedVolumes(SettledTargets record) {

  private static final String BEGUN = "=begun";

  static ProvedVolumes of(AIStore aistore) {
    return new ProvedVolumes(
        SettledTargets.parse(Annotations.value(aistore, Annotations.PROVED_VOLUMES)));
  }

  boolean contains(Collection<Pod> pods) {
    return record.containsAll(SettledTargets.of(pods));
  }

  boolean contains(Pod pod) {
    return record.contains(pod);
  }

  boolean begun(Pod pod) {
    return record.processes().contains(name(pod) + BEGUN);
  }

  ProvedVolumes withBegun(Pod pod) {
    return new ProvedVolumes(record.without(name(pod)).with(name(pod) + BEGUN));
  }

  ProvedVolumes withProved(Pod pod) {
    return new ProvedVolumes(record.without(name(pod)).with(SettledTargets.process(pod)));
  }

  Map<String, String> annotation() {
    return Map.of(Annotations.PROVED_VOLUMES, record.annotation());
  }

  private static String name(Pod pod) {
    return pod.getMetadata().getName();
  }
}
