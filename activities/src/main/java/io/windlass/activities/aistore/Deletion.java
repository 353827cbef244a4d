package io.windlass.activities.aistore;

import io.windlass.workflows.aistore.delete.CleanUp;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.AIStoreSpec;
import io.windlass.workflows.aistore.resource.StateVolume;
import io.windlass.workflows.lifecycle.Wishes;

/** How the deletion of a resource is to go, as its spec and its annotations say. Pure. */
final class Deletion {

  private Deletion() {}

  /** What is to be removed beside the cluster. */
  static CleanUp cleanUp(AIStore aistore) {
    AIStoreSpec spec = aistore.getSpec();
    boolean metadata = Boolean.TRUE.equals(spec.cleanupMetadata());
    boolean told =
        Annotations.value(aistore, Annotations.DECOMMISSION).equals(Decommissioning.DONE);
    return new CleanUp(
        metadata,
        metadata && Boolean.TRUE.equals(spec.cleanupData()),
        StateVolume.of(spec) instanceof StateVolume.OnHost,
        told || forced(aistore));
  }

  /** Only the uid will do: no manifest has it by accident, and no later resource of the name. */
  private static boolean forced(AIStore aistore) {
    return aistore.getMetadata().getUid().equals(Annotations.value(aistore, Wishes.FORCE_DELETE));
  }

  /** What a person can do who does not want to wait for the clean-up. */
  static String wayOut(AIStore aistore) {
    return "correct that, or have the deletion go on without it: set the annotation %s=%s"
        .formatted(Wishes.FORCE_DELETE, aistore.getMetadata().getUid());
  }
}
