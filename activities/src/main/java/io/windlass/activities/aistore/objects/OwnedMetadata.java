package io.windlass.activities.aistore.objects;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.windlass.workflows.aistore.resource.AIStore;
import java.util.Map;

/** Metadata of an object that the custom resource owns and that goes when the resource goes. */
final class OwnedMetadata {
  private OwnedMetadata() {}

  static ObjectMeta of(ClusterContext context, String name) {
    return of(context, name, Map.of());
  }

  static ObjectMeta of(ClusterContext context, String name, Map<String, String> labels) {
    return of(context.aistore(), name, labels);
  }

  static ObjectMeta of(AIStore aistore, String name, Map<String, String> labels) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace(aistore.getMetadata().getNamespace())
        .withLabels(labels)
        .withOwnerReferences(owner(aistore))
        .build();
  }

  private static OwnerReference owner(AIStore aistore) {
    return new OwnerReferenceBuilder()
        .withApiVersion(AIStore.GROUP + "/" + AIStore.VERSION)
        .withKind("AIStore")
        .withName(aistore.getMetadata().getName())
        .withUid(aistore.getMetadata().getUid())
        .withController(true)
        .withBlockOwnerDeletion(true)
        .build();
  }
}
