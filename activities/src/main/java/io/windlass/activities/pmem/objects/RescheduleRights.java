package io.windlass.activities.pmem.objects;

import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import io.fabric8.kubernetes.api.model.rbac.SubjectBuilder;
import java.util.List;

/**
 * What the controller of a driver without a registry may do: have claims scheduled anew. And what
 * OpenShift wants to be told of the pods on nodes.
 */
final class RescheduleRights {

  private static final String RBAC = "rbac.authorization.k8s.io";
  private static final String CORE = "";

  private static final List<String> READ = List.of("get", "list", "watch");

  /** Of OpenShift; elsewhere nobody has it, and the binding means nothing. */
  private static final String PRIVILEGED = "system:openshift:scc:privileged";

  private RescheduleRights() {}

  static ServiceAccount account(DriverContext context) {
    return new ServiceAccountBuilder()
        .withMetadata(OwnedMetadata.namespaced(context, context.names().webhooks()))
        .build();
  }

  static Role role(DriverContext context) {
    return new RoleBuilder()
        .withMetadata(OwnedMetadata.namespaced(context, context.names().webhooksRole()))
        .withRules(rule(CORE, List.of("pods"), List.of("get", "watch", "list")))
        .build();
  }

  static RoleBinding roleBinding(DriverContext context) {
    return new RoleBindingBuilder()
        .withMetadata(OwnedMetadata.namespaced(context, context.names().webhooksRoleBinding()))
        .withSubjects(account(context, context.names().webhooks()))
        .withNewRoleRef(RBAC, "Role", context.names().webhooksRole())
        .build();
  }

  static ClusterRole clusterRole(DriverContext context) {
    return new ClusterRoleBuilder()
        .withMetadata(OwnedMetadata.ofCluster(context, context.names().webhooksClusterRole()))
        .withRules(
            rule(CORE, List.of("persistentvolumes", "nodes"), READ),
            rule(
                CORE,
                List.of("persistentvolumeclaims"),
                List.of("get", "list", "watch", "patch", "update")),
            rule(
                CORE,
                List.of("events"),
                List.of("get", "list", "watch", "patch", "update", "create")),
            rule("storage.k8s.io", List.of("storageclasses", "csinodes"), READ))
        .build();
  }

  static ClusterRoleBinding clusterRoleBinding(DriverContext context) {
    return new ClusterRoleBindingBuilder()
        .withMetadata(
            OwnedMetadata.ofCluster(context, context.names().webhooksClusterRoleBinding()))
        .withSubjects(account(context, context.names().webhooks()))
        .withNewRoleRef(RBAC, "ClusterRole", context.names().webhooksClusterRole())
        .build();
  }

  /** On every cluster, as releases since 1.0 have it. */
  static RoleBinding openShift(DriverContext context) {
    return new RoleBindingBuilder()
        .withMetadata(OwnedMetadata.namespaced(context, context.names().openShiftRoleBinding()))
        .withSubjects(account(context, context.names().controller()))
        .withNewRoleRef(RBAC, "ClusterRole", PRIVILEGED)
        .build();
  }

  private static Subject account(DriverContext context, String name) {
    return new SubjectBuilder()
        .withKind("ServiceAccount")
        .withName(name)
        .withNamespace(context.namespace())
        .build();
  }

  private static PolicyRule rule(String group, List<String> resources, List<String> verbs) {
    return new PolicyRuleBuilder()
        .withApiGroups(group)
        .withResources(resources)
        .withVerbs(verbs)
        .build();
  }
}
