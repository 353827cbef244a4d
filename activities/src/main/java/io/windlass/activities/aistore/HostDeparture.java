package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.Pod;
import io.windlass.activities.kubernetes.PodReading;
import io.windlass.workflows.aistore.HostStep.LeaveHost;
import io.windlass.workflows.aistore.HostStep.MarkEmptied;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.lifecycle.Drain;
import io.windlass.workflows.lifecycle.Request;
import java.util.Map;
import java.util.Optional;

/** Nodes leave a host that is drained, and come back to it. */
record HostDeparture(ClusterAccess access, AIStore aistore) {

  /** Deletes the pod that was observed, and no other. Its end may take long; it is awaited next. */
  void leave(LeaveHost step) {
    Optional<Pod> pod =
        RoleObjects.pod(access.kubernetes(), aistore, step.pod())
            .filter(present -> step.uid().equals(present.getMetadata().getUid()))
            .filter(present -> !PodReading.terminating(present));
    pod.ifPresent(
        present -> {
          LastLook.before(step, access.glance(aistore));
          access.kubernetes().resource(present).delete();
        });
  }

  /** Records that the host is empty, for the request that was looked at. */
  void markEmptied(MarkEmptied step) {
    LastLook.before(step, access.glance(aistore));
    annotate(Drain.EMPTIED);
  }

  /** Records that the drain is over. */
  void markDrained() {
    annotate(Request.DRAIN.answer());
  }

  private void annotate(String annotation) {
    String text = Request.DRAIN.token(aistore.getMetadata().getAnnotations());
    access.resources().annotate(aistore, Map.of(annotation, text));
  }
}
