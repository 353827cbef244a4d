package io.windlass.testbed.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A sample cluster: the custom resource in one of the files under {@code deploy/samples}.
 *
 * @param file may hold other objects beside the resource, such as its namespace
 */
record Sample(Path file, String apiVersion, String kind, String namespace, String name) {

  private static final List<String> KINDS =
      List.of("AIStore", "AerospikeCluster", "PmemCSIDeployment");

  /**
   * Reads which resource a file declares.
   *
   * @throws PlaygroundException when the file cannot be read or declares none of ours
   */
  static Sample read(Path file) {
    try (MappingIterator<JsonNode> documents =
        new YAMLMapper().readerFor(JsonNode.class).readValues(file.toFile())) {
      while (documents.hasNext()) {
        JsonNode document = documents.next();
        if (KINDS.contains(document.path("kind").asText())) {
          return of(file, document);
        }
      }
    } catch (IOException e) {
      throw new PlaygroundException("cannot read the sample " + file, e);
    }
    throw new PlaygroundException(file + " declares none of " + KINDS);
  }

  private static Sample of(Path file, JsonNode document) {
    JsonNode metadata = document.path("metadata");
    return new Sample(
        file,
        document.path("apiVersion").asText(),
        document.path("kind").asText(),
        metadata.path("namespace").asText("default"),
        metadata.path("name").asText());
  }

  /** The resource as it is in the cluster; empty when it is not there. */
  Optional<GenericKubernetesResource> find(KubernetesClient client) {
    return Optional.ofNullable(
        client
            .genericKubernetesResources(apiVersion, kind)
            .inNamespace(namespace)
            .withName(name)
            .get());
  }

  /** As kubectl takes it: {@code aistore}. */
  String resource() {
    return kind.toLowerCase(Locale.ROOT);
  }

  /** As kubectl takes it: {@code aistore/demo}. */
  String reference() {
    return resource() + "/" + name;
  }
}
