package io.windlass.activities.aistore.objects;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.windlass.activities.kubernetes.Owner;
import java.util.Map;

/** Metadata of an object that the custom resource owns and that goes when the resource goes. */
public final class OwnedMetadata {
  private OwnedMetadata() {}

  static ObjectMeta of(ClusterContext context, String name) {
    return of(context, name, Map.of());
  }

  static ObjectMeta of(ClusterContext context, String name, Map<String, String> labels) {
    return of(context.aistore(), name, labels);
  }

  /** Of an object in the namespace of its resource, which may be of any kind. */
  public static ObjectMeta of(HasMetadata resource, String name, Map<String, String> labels) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace(resource.getMetadata().getNamespace())
        .withLabels(labels)
        .withOwnerReferences(Owner.of(resource).reference())
        .build();
  }
}
