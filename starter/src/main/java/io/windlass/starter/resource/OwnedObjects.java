package io.windlass.starter.resource;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.Optional;

/** Reads from an object what matters of it. */
public final class OwnedObjects {

  private OwnedObjects() {}

  /** What matters of the object. */
  public static OwnedObject of(HasMetadata object) {
    return new OwnedObject(
        new ObjectName(object.getKind(), object.getMetadata().getName()),
        object.getMetadata().getUid(),
        object.getMetadata().getResourceVersion(),
        FieldManagers.changedByOthers(object),
        object instanceof StatefulSet set ? ready(set) : 0,
        object instanceof StatefulSet set ? replicas(set) : 0);
  }

  private static int ready(StatefulSet set) {
    return Optional.ofNullable(set.getStatus()).map(status -> status.getReadyReplicas()).orElse(0);
  }

  private static int replicas(StatefulSet set) {
    return Optional.ofNullable(set.getSpec()).map(spec -> spec.getReplicas()).orElse(1);
  }
}
