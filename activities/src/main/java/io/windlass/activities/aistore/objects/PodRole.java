package io.windlass.activities.aistore.objects;

import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import java.util.List;

/** What the daemons may do in their namespace: AIStore starts transformer pods of its own. */
public final class PodRole {
  private PodRole() {}

  public static Role of(ClusterContext context) {
    return new RoleBuilder()
        .withMetadata(OwnedMetadata.of(context, context.names().role()))
        .withRules(
            rule(
                List.of("pods", "services"),
                List.of("get", "list", "watch", "create", "update", "delete")),
            rule(List.of("pods/log"), List.of("get")))
        .build();
  }

  private static PolicyRule rule(List<String> resources, List<String> verbs) {
    return new PolicyRuleBuilder()
        .withApiGroups("")
        .withResources(resources)
        .withVerbs(verbs)
        .build();
  }
}
