package io.windlass.activities.aistore.objects;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.windlass.activities.kubernetes.Json;

/** The cluster configuration with which daemons start, shared by both roles. */
public final class GlobalConfigMap {
  private GlobalConfigMap() {}

  public static ConfigMap of(ClusterContext context) {
    var map =
        new ConfigMapBuilder()
            .withMetadata(OwnedMetadata.of(context, context.names().globalConfig()))
            .addToData(
                Paths.CLUSTER_CONFIG, Json.text(new ClusterConfiguration(context).initial()));
    var hostNames = context.spec().hostnameMap();
    return hostNames.isEmpty()
        ? map.build()
        : map.addToData(Paths.HOST_NAME_MAP, Json.text(hostNames)).build();
  }
}
