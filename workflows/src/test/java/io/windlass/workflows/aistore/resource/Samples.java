package io.windlass.workflows.aistore.resource;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Custom resources for tests, read the way the Kubernetes client reads them. */
final class Samples {
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
      metadata: {name: demo, namespace: ais, uid: 1b2c}
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
          portIntraData: "51083"
          mounts: [{path: /ais/disk0, size: 1Gi}]
      """;

  private Samples() {}

  /** A plain HTTP cluster of three proxies and three targets. */
  static AIStore plain() {
    return read(PLAIN);
  }

  /**
   * The plain cluster with additional lines under {@code spec}.
   *
   * @param lines YAML at the level of {@code spec}; a field of it that is there already is replaced
   */
  static AIStore withSpec(String lines) {
    return read(merge(PLAIN, "spec:\n" + lines.indent(2)));
  }

  /** The plain cluster merged with the given YAML of a whole resource. */
  static AIStore with(String yaml) {
    return read(merge(PLAIN, yaml));
  }

  static AIStore read(String yaml) {
    return SERIALIZATION.unmarshal(yaml, AIStore.class);
  }

  static String write(Object object) {
    return SERIALIZATION.asYaml(object);
  }

  /** The committed sample of that name, without its namespace. */
  static AIStore committed(String name) {
    try {
      var documents = Files.readString(Path.of("../deploy/samples", name));
      return read(documents.substring(documents.lastIndexOf("---\n") + 4));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String merge(String base, String overlay) {
    try {
      var merged = YAML.readTree(base);
      return YAML.writeValueAsString(YAML.readerForUpdating(merged).readTree(overlay));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
