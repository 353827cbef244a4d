package io.windlass.activities.aistore.objects;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.windlass.workflows.aistore.resource.DaemonRole;

/**
 * The StatefulSet of the proxies. Its controller replaces pods from the highest ordinal down to the
 * partition, so that the primary can be moved to a pod that stays.
 */
public final class ProxyStatefulSet {
  private ProxyStatefulSet() {}

  public static StatefulSet of(ClusterContext context) {
    return DaemonStatefulSet.of(context, DaemonRole.PROXY)
        .editSpec()
        .withNewUpdateStrategy()
        .withType("RollingUpdate")
        .withNewRollingUpdate()
        .withPartition(context.replicas().proxyPartition())
        .endRollingUpdate()
        .endUpdateStrategy()
        .endSpec()
        .build();
  }
}
