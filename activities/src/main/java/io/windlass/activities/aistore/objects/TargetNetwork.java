package io.windlass.activities.aistore.objects;

import io.windlass.workflows.aistore.resource.DaemonRole;

/** Whether pods run in the network of their node. */
final class TargetNetwork {
  private TargetNetwork() {}

  static boolean isOfHost(ClusterContext context, DaemonRole role) {
    return switch (role) {
      case PROXY -> false;
      case TARGET -> Boolean.TRUE.equals(context.spec().targetSpec().hostNetwork());
    };
  }

  /** On the host network, names inside the Kubernetes cluster must still resolve. */
  static String dnsPolicy(ClusterContext context) {
    return isOfHost(context, DaemonRole.TARGET) ? "ClusterFirstWithHostNet" : "ClusterFirst";
  }
}
