package io.windlass.activities.aistore.objects;

import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;

/** Gives the service account of the pods their role. */
public final class PodRoleBinding {
  private PodRoleBinding() {}

  public static RoleBinding of(ClusterContext context) {
    var names = context.names();
    return new RoleBindingBuilder()
        .withMetadata(OwnedMetadata.of(context, names.roleBinding()))
        .withNewRoleRef("rbac.authorization.k8s.io", "Role", names.role())
        .addNewSubject("", "ServiceAccount", names.serviceAccount(), names.namespace())
        .build();
  }
}
