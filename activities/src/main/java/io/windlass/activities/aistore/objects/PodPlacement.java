package io.windlass.activities.aistore.objects;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.AffinityBuilder;
import io.fabric8.kubernetes.api.model.PodAntiAffinity;
import io.fabric8.kubernetes.api.model.PodAntiAffinityBuilder;
import io.windlass.workflows.aistore.resource.DaemonRole;
import java.util.Map;
import java.util.Optional;

/**
 * Which nodes pods may run on. At most one pod of a role per node, unless the user says otherwise:
 * losing a node must not take two of a kind.
 */
final class PodPlacement {
  private PodPlacement() {}

  /** The affinity of the pods of a role; empty when there is nothing to demand. */
  static Optional<Affinity> affinity(ClusterContext context, DaemonRole role) {
    var ofUser = Optional.ofNullable(context.spec().daemon(role).affinity());
    if (mayShareNodes(context, role)) {
      return ofUser;
    }
    var affinity = new AffinityBuilder(ofUser.orElseGet(Affinity::new));
    if (affinity.buildPodAntiAffinity() == null) {
      affinity.withPodAntiAffinity(onePerNode(Labels.selector(context.names().cluster(), role)));
    }
    return Optional.of(affinity.build());
  }

  private static boolean mayShareNodes(ClusterContext context, DaemonRole role) {
    return switch (role) {
      case PROXY -> false;
      case TARGET -> Boolean.TRUE.equals(context.spec().targetSpec().disablePodAntiAffinity());
    };
  }

  private static PodAntiAffinity onePerNode(Map<String, String> selector) {
    return new PodAntiAffinityBuilder()
        .addNewRequiredDuringSchedulingIgnoredDuringExecution()
        .withNewLabelSelector()
        .withMatchLabels(selector)
        .endLabelSelector()
        .withTopologyKey("kubernetes.io/hostname")
        .endRequiredDuringSchedulingIgnoredDuringExecution()
        .build();
  }
}
