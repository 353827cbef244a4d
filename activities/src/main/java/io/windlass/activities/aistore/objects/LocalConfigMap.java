package io.windlass.activities.aistore.objects;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.windlass.activities.kubernetes.Json;
import io.windlass.workflows.aistore.resource.DaemonRole;
import io.windlass.workflows.aistore.resource.Mount;
import io.windlass.workflows.aistore.resource.Ports;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The local configuration of the daemons of one role: a template, whose host names the init
 * container fills in for each pod.
 */
public final class LocalConfigMap {
  private LocalConfigMap() {}

  public static ConfigMap of(ClusterContext context, DaemonRole role) {
    return new ConfigMapBuilder()
        .withMetadata(OwnedMetadata.of(context, context.names().daemon(role)))
        .addToData(Paths.LOCAL_CONFIG, Json.text(template(context, role)))
        .build();
  }

  private static Map<String, Object> template(ClusterContext context, DaemonRole role) {
    var template = new LinkedHashMap<String, Object>();
    template.put("confdir", Paths.STATE);
    template.put("log_dir", Paths.LOGS);
    template.put("host_net", network(context, role));
    template.put("fspaths", mountPaths(context, role));
    template.put("test_fspaths", Json.map(new TestMountPaths("", 0, 0)));
    return template;
  }

  private static Map<String, Object> network(ClusterContext context, DaemonRole role) {
    var daemon = context.spec().daemon(role);
    var network = new LinkedHashMap<String, Object>();
    network.put("hostname", "${AIS_PUBLIC_HOSTNAME}");
    network.put("hostname_intra_control", "${AIS_INTRA_HOSTNAME}");
    network.put("hostname_intra_data", "${AIS_DATA_HOSTNAME}");
    network.put("port", text(daemon.portPublic()));
    network.put("port_intra_control", text(daemon.portIntraControl()));
    network.put("port_intra_data", text(daemon.portIntraData()));
    return network;
  }

  /** From mount path to label; proxies store nothing. */
  private static Map<String, Object> mountPaths(ClusterContext context, DaemonRole role) {
    List<Mount> mounts =
        switch (role) {
          case PROXY -> List.of();
          case TARGET -> context.spec().targetSpec().mounts();
        };
    var paths = new LinkedHashMap<String, Object>();
    mounts.forEach(mount -> paths.put(mount.path(), Optional.ofNullable(mount.label()).orElse("")));
    return paths;
  }

  /** AIStore writes ports as texts. */
  private static String text(IntOrString port) {
    return String.valueOf(Ports.number(port));
  }

  /** Mount paths of a development build; all zero in a real cluster, but they must be there. */
  record TestMountPaths(String root, int count, int instance) {}
}
