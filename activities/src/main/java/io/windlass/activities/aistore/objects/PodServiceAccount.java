package io.windlass.activities.aistore.objects;

import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;

/** The service account of the pods; the kubelet pulls images with its secrets. */
public final class PodServiceAccount {
  private PodServiceAccount() {}

  public static ServiceAccount of(ClusterContext context) {
    return new ServiceAccountBuilder()
        .withMetadata(OwnedMetadata.of(context, context.names().serviceAccount()))
        .withImagePullSecrets(context.spec().imagePullSecrets())
        .build();
  }
}
