package io.windlass.activities.pmem.objects;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;

/**
 * Metadata of an object that the resource owns and that goes when the resource goes. Its labels are
 * those of the spec: one that is taken out there goes with the next apply, and others' stay.
 */
final class OwnedMetadata {

  private OwnedMetadata() {}

  /** Of an object in the namespace of the driver. */
  static ObjectMeta namespaced(DriverContext context, String name) {
    return of(context, name).withNamespace(context.namespace()).build();
  }

  /** Of what runs the pods of a side. */
  static ObjectMeta workload(DriverContext context, Side side) {
    return of(context, side.workload(context.names()))
        .withNamespace(context.namespace())
        .withLabels(DriverLabels.workload(context, side))
        .build();
  }

  /** Of an object in no namespace. */
  static ObjectMeta ofCluster(DriverContext context, String name) {
    return of(context, name).build();
  }

  private static ObjectMetaBuilder of(DriverContext context, String name) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withLabels(context.spec().labels())
        .withOwnerReferences(context.owner().reference());
  }
}
