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
import io.windlass.workflows.pmem.resource.DriverLine;
import java.util.ArrayList;
import java.util.List;

/**
 * What the provisioner may do: in the controller's pod up to 0.8, where pods on nodes ask the API
 * server nothing; in those on nodes since.
 */
public final class ProvisionerRights {

  private static final String RBAC = "rbac.authorization.k8s.io";
  private static final String CORE = "";
  private static final String STORAGE = "storage.k8s.io";

  private static final String GET = "get";
  private static final String LIST = "list";
  private static final String WATCH = "watch";
  private static final String CREATE = "create";
  private static final String UPDATE = "update";
  private static final String PATCH = "patch";
  private static final String DELETE = "delete";

  private ProvisionerRights() {}

  public static ServiceAccount account(DriverContext context) {
    return new ServiceAccountBuilder()
        .withMetadata(OwnedMetadata.namespaced(context, context.names().controller()))
        .build();
  }

  /** In the namespace of the driver: to elect a leader; since 0.8 also to publish capacity. */
  public static Role role(DriverContext context) {
    List<PolicyRule> rules = new ArrayList<>();
    if (!context.line().since(DriverLine.V1_1)) {
      rules.add(rule(CORE, "endpoints", GET, WATCH, LIST, DELETE, UPDATE, CREATE));
    }
    rules.add(rule("coordination.k8s.io", "leases", GET, WATCH, LIST, DELETE, UPDATE, CREATE));
    if (context.line().since(DriverLine.V0_8)) {
      rules.add(
          rule(STORAGE, "csistoragecapacities", GET, LIST, WATCH, CREATE, UPDATE, PATCH, DELETE));
      rules.add(rule(CORE, "pods", GET));
      rules.add(rule("apps", "replicasets", GET));
    }
    return new RoleBuilder()
        .withMetadata(OwnedMetadata.namespaced(context, context.names().provisionerRole()))
        .withRules(rules)
        .build();
  }

  public static RoleBinding roleBinding(DriverContext context) {
    return new RoleBindingBuilder()
        .withMetadata(OwnedMetadata.namespaced(context, context.names().provisionerRoleBinding()))
        .withSubjects(subject(context))
        .withNewRoleRef(RBAC, "Role", context.names().provisionerRole())
        .build();
  }

  /** In the whole cluster: to make volumes for claims. */
  public static ClusterRole clusterRole(DriverContext context) {
    return new ClusterRoleBuilder()
        .withMetadata(OwnedMetadata.ofCluster(context, context.names().provisionerClusterRole()))
        .withRules(
            rule(CORE, "persistentvolumes", GET, WATCH, LIST, DELETE, CREATE),
            rule(CORE, "persistentvolumeclaims", GET, WATCH, LIST, UPDATE),
            rule(STORAGE, "storageclasses", GET, WATCH, LIST),
            rule(CORE, "events", WATCH, LIST, CREATE, UPDATE, PATCH),
            rule("snapshot.storage.k8s.io", "volumesnapshots", GET, LIST),
            rule("snapshot.storage.k8s.io", "volumesnapshotcontents", GET, LIST),
            rule(STORAGE, "csinodes", GET, LIST, WATCH),
            rule(CORE, "nodes", GET, LIST, WATCH))
        .build();
  }

  public static ClusterRoleBinding clusterRoleBinding(DriverContext context) {
    return new ClusterRoleBindingBuilder()
        .withMetadata(
            OwnedMetadata.ofCluster(context, context.names().provisionerClusterRoleBinding()))
        .withSubjects(subject(context))
        .withNewRoleRef(RBAC, "ClusterRole", context.names().provisionerClusterRole())
        .build();
  }

  private static Subject subject(DriverContext context) {
    return new SubjectBuilder()
        .withKind("ServiceAccount")
        .withName(context.names().controller())
        .withNamespace(context.namespace())
        .build();
  }

  private static PolicyRule rule(String group, String resource, String... verbs) {
    return new PolicyRuleBuilder()
        .withApiGroups(group)
        .withResources(resource)
        .withVerbs(verbs)
        .build();
  }
}
