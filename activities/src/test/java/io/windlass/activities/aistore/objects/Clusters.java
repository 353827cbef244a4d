package io.windlass.activities.aistore.objects;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.windlass.workflows.aistore.resource.AIStore;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Clusters for tests, read the way the Kubernetes client reads them. */
final class Clusters {
  static final String DOMAIN = "cluster.local";

  private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

  /** Merges objects deeply; lists and values are replaced. */
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .defaultMergeable(true)
          .withConfigOverride(ArrayNode.class, lists -> lists.setMergeable(false))
          .build();

  private static final String PLAIN =
      """
      apiVersion: ais.nvidia.com/v1beta1
      kind: AIStore
      metadata: {name: demo, namespace: ais, uid: 0f4e7f3c-1b5b-4b5f-8a52-3f6c1d1d7a10}
      spec:
        size: 3
        nodeImage: aistorage/aisnode:v5.0
        initImage: aistorage/ais-init:v5.0
        publicNetDNSMode: IP
        stateStorage: {pvc: {storageClass: fast}}
        proxySpec:
          {servicePort: 51080, portPublic: 51080, portIntraControl: 51082, portIntraData: 51083}
        targetSpec:
          servicePort: 51081
          portPublic: 51081
          portIntraControl: 51082
          portIntraData: "51083"
          scaleDownMode: safe_decommission
          mounts: [{path: /ais/disk0, size: 1Gi, storageClass: fast}]
      """;

  private Clusters() {}

  static AIStore plain() {
    return with("{}");
  }

  /** The plain cluster merged with the given YAML of {@code spec}. */
  static AIStore with(String spec) {
    return merged("spec:\n" + spec.indent(2));
  }

  /** The plain cluster merged with the given YAML of the whole resource. */
  static AIStore merged(String resource) {
    try {
      var tree = YAML.readTree(PLAIN);
      YAML.readerForUpdating(tree).readTree(resource);
      return SERIALIZATION.unmarshal(YAML.writeValueAsString(tree), AIStore.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new cluster of the plain specification merged with the given YAML of {@code spec}. */
  static ClusterContext context(String spec) {
    return ClusterContext.of(with(spec), DOMAIN);
  }
}
