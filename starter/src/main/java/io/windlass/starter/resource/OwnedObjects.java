package io.windlass.starter.resource;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.Optional;

/** Reads from an object what matters of it. */
public final class OwnedObjects {

  /** How many pods are ready, and how many are asked for. */
  private record Pods(int ready, int replicas) {}

  private OwnedObjects() {}

  /** What matters of the object. */
  public static OwnedObject of(HasMetadata object) {
    Pods pods = pods(object);
    return new OwnedObject(
        new ObjectName(object.getKind(), object.getMetadata().getName()),
        object.getMetadata().getUid(),
        object.getMetadata().getResourceVersion(),
        FieldManagers.changedByOthers(object),
        pods.ready(),
        pods.replicas());
  }

  private static Pods pods(HasMetadata object) {
    return switch (object) {
      case StatefulSet set ->
          pods(
              Optional.ofNullable(set.getStatus()).map(status -> status.getReadyReplicas()),
              Optional.ofNullable(set.getSpec()).map(spec -> spec.getReplicas()));
      case Deployment deployment ->
          pods(
              Optional.ofNullable(deployment.getStatus()).map(status -> status.getReadyReplicas()),
              Optional.ofNullable(deployment.getSpec()).map(spec -> spec.getReplicas()));
      case DaemonSet set ->
          new Pods(
              Optional.ofNullable(set.getStatus()).map(status -> status.getNumberReady()).orElse(0),
              Optional.ofNullable(set.getStatus())
                  .map(status -> status.getDesiredNumberScheduled())
                  .orElse(0));
      default -> new Pods(0, 0);
    };
  }

  private static Pods pods(Optional<Integer> ready, Optional<Integer> replicas) {
    return new Pods(ready.orElse(0), replicas.orElse(1));
  }
}
