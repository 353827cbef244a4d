package io.windlass.activities.aistore.preflight;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.Names;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** A cluster as it would be deployed. */
public record ClusterWanted(AIStore aistore, List<RoleWanted> roles) {

  /**
   * A cluster.
   *
   * @param sets the StatefulSets that its spec leads to
   */
  public static ClusterWanted of(AIStore aistore, Function<DaemonRole, StatefulSet> sets) {
    return new ClusterWanted(
        aistore,
        Arrays.stream(DaemonRole.values())
            .map(role -> new RoleWanted(aistore, role, sets.apply(role)))
            .toList());
  }

  Names names() {
    return Names.of(aistore);
  }

  /** Whether it is one of its own ConfigMaps. */
  boolean makes(String configMap) {
    return configMap.equals(names().globalConfig())
        || Arrays.stream(DaemonRole.values()).map(names()::daemon).anyMatch(configMap::equals);
  }

  /** As a sentence names it. */
  String title() {
    return "AIStore %s/%s".formatted(names().namespace(), names().cluster());
  }
}
