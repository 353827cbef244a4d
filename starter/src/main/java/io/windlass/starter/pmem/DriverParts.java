package io.windlass.starter.pmem;

import io.windlass.starter.resource.ObjectName;
import io.windlass.workflows.pmem.resource.DriverLayout;
import io.windlass.workflows.pmem.resource.DriverLine;
import io.windlass.workflows.pmem.resource.DriverNames;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The objects that a driver has once it has converged. What depends on the release is left out
 * where the resource names no image: which one Windlass runs then, only the worker knows.
 *
 * @param driver its name, as kubelets have it
 */
record DriverParts(String driver, DriverNames names) {

  /**
   * All of them.
   *
   * @param image that the spec names
   * @param layout that is recorded
   */
  Set<ObjectName> of(Optional<String> image, Optional<String> layout) {
    Optional<DriverLine> line = image.map(DriverLine::of);
    DriverLayout made =
        layout
            .flatMap(DriverLayout::of)
            .or(() -> line.map(DriverLine::layout))
            .orElse(DriverLayout.REGISTRY);
    Set<ObjectName> parts = new HashSet<>(common());
    switch (made) {
      case REGISTRY -> parts.addAll(registry());
      case DISTRIBUTED -> {
        parts.addAll(distributed());
        line.filter(named -> named.layout() == made).map(this::ofRelease).ifPresent(parts::addAll);
      }
    }
    return parts;
  }

  private Set<ObjectName> common() {
    return Set.of(
        new ObjectName("CSIDriver", driver),
        new ObjectName("ServiceAccount", names.controller()),
        new ObjectName("Role", names.provisionerRole()),
        new ObjectName("RoleBinding", names.provisionerRoleBinding()),
        new ObjectName("ClusterRole", names.provisionerClusterRole()),
        new ObjectName("ClusterRoleBinding", names.provisionerClusterRoleBinding()),
        new ObjectName("DaemonSet", names.node()));
  }

  private Set<ObjectName> registry() {
    return Set.of(
        new ObjectName("Service", names.controller()),
        new ObjectName("Service", names.metrics()),
        new ObjectName("StatefulSet", names.controller()));
  }

  private Set<ObjectName> distributed() {
    return Set.of(
        new ObjectName("ServiceAccount", names.webhooks()),
        new ObjectName("Role", names.webhooksRole()),
        new ObjectName("RoleBinding", names.webhooksRoleBinding()),
        new ObjectName("ClusterRole", names.webhooksClusterRole()),
        new ObjectName("ClusterRoleBinding", names.webhooksClusterRoleBinding()));
  }

  private Set<ObjectName> ofRelease(DriverLine line) {
    Set<ObjectName> parts = new HashSet<>();
    if (line.since(DriverLine.V1_0)) {
      parts.add(new ObjectName("Deployment", names.controller()));
      parts.add(new ObjectName("RoleBinding", names.openShiftRoleBinding()));
    } else {
      parts.addAll(registry());
    }
    if (!line.since(DriverLine.V1_1)) {
      parts.add(new ObjectName("Service", names.scheduler()));
    }
    return parts;
  }
}
