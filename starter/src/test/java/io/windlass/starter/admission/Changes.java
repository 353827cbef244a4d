package io.windlass.starter.admission;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.windlass.starter.admission.Change.Author;
import io.windlass.workflows.aistore.resource.AIStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes of a plain cluster of three proxies and three targets, in YAML. */
final class Changes {

  private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .defaultMergeable(true)
          .withConfigOverride(ArrayNode.class, lists -> lists.setMergeable(false))
          .build();

  private static final String PLAIN =
      """
      apiVersion: ais.nvidia.com/v1beta1
      kind: AIStore
      metadata: {name: demo, namespace: ais}
      spec:
        size: 3
        nodeImage: aistorage/aisnode:v5.0
        initImage: aistorage/ais-init:v5.0
        stateStorage: {pvc: {storageClass: fast}}
        proxySpec:
          {servicePort: 51080, portPublic: 51080, portIntraControl: 51082, portIntraData: 51083}
        targetSpec:
          servicePort: 51081
          portPublic: 51081
          portIntraControl: 51082
          portIntraData: 51083
          mounts: [{path: /ais/disk0, size: 1Gi}]
      """;

  private static final Author JANE = new Author("jane", "1", List.of("staff"), Map.of());

  private Changes() {}

  /** A new resource; the YAML is merged into the plain one. */
  static Change created(String yaml) {
    return new Change(Optional.empty(), with(yaml), true, JANE);
  }

  /** A change of one into the other. */
  static Change changed(String before, String after) {
    AIStore old = with(before);
    AIStore present = with(after);
    boolean spec =
        !SERIALIZATION.asJson(old.getSpec()).equals(SERIALIZATION.asJson(present.getSpec()));
    return new Change(Optional.of(old), present, spec, JANE);
  }

  static AIStore with(String yaml) {
    return SERIALIZATION.unmarshal(yaml(yaml), AIStore.class);
  }

  static String yaml(String overlay) {
    try {
      var merged = YAML.readTree(PLAIN);
      return YAML.writeValueAsString(YAML.readerForUpdating(merged).readTree(overlay));
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  static String json(String overlay) {
    return SERIALIZATION.convertToJson(yaml(overlay));
  }
}
