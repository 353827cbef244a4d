package io.windlass.activities.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.windlass.workflows.lifecycle.ResourceReference;

/** Names a resource that was read, in its present life and at its present generation. */
public final class References {

  private References() {}

  public static ResourceReference to(HasMetadata resource) {
    ObjectMeta metadata = resource.getMetadata();
    return new ResourceReference(
        resource.getKind(),
        metadata.getNamespace(),
        metadata.getName(),
        metadata.getUid(),
        metadata.getGeneration());
  }
}
