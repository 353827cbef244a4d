package io.windlass.activities.aistore.preflight;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.activities.aistore.objects.ClusterContext;
import io.windlass.activities.aistore.objects.ProxyStatefulSet;
import io.windlass.activities.aistore.objects.TargetStatefulSet;
import io.windlass.workflows.aistore.resource.AIStore;

/** Clusters as they would be deployed: one proxy, two targets. */
final class Clusters {

  private static final String RESOURCE =
      """
      apiVersion: ais.nvidia.com/v1beta1
      kind: AIStore
      metadata: {name: %s, namespace: ais, uid: uid-%s}
      spec:
        size: 2
        nodeImage: aistorage/aisnode:v5.0
        initImage: aistorage/ais-init:v5.0
        stateStorage: {emptyDir: {}}
        proxySpec:
          size: 1
          servicePort: 51080
          portPublic: 51080
          portIntraControl: 51082
          portIntraData: 51083
      %s
        targetSpec:
          servicePort: 51081
          portPublic: 51081
          portIntraControl: 51082
          portIntraData: 51083
      %s
      %s
      """;

  private static final String MOUNT = "mounts: [{path: /ais/a, size: 1Gi, storageClass: fast}]\n";

  private Clusters() {}

  static ClusterWanted plain() {
    return of("demo", "", MOUNT, "");
  }

  /** With further lines of both roles' specs and of the whole. */
  static ClusterWanted with(String proxies, String targets, String whole) {
    return of("demo", proxies, targets + "\n" + MOUNT, whole);
  }

  /** One whose targets have another service port, and the other ports like all. */
  static ClusterWanted onPort(int service, String name, String targets) {
    return read(
        RESOURCE
            .replace("servicePort: 51081", "servicePort: " + service)
            .formatted(name, name, "", (targets + MOUNT).indent(4), ""));
  }

  /** The same with other mounts. */
  static ClusterWanted of(String name, String proxies, String targets, String whole) {
    return read(
        RESOURCE.formatted(name, name, proxies.indent(4), targets.indent(4), whole.indent(2)));
  }

  private static ClusterWanted read(String yaml) {
    AIStore aistore = Serialization.unmarshal(yaml, AIStore.class);
    ClusterContext context = ClusterContext.of(aistore, "cluster.local");
    return ClusterWanted.of(
        aistore,
        role ->
            switch (role) {
              case PROXY -> ProxyStatefulSet.of(context);
              case TARGET -> TargetStatefulSet.of(context);
            });
  }
}
