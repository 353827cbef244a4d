package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A cluster that was deployed from the spec of another one, to which nothing has happened. Whatever
 * the other one has been through, its objects and its configuration are the same in the end.
 *
 * <p>Not compared is what tells of time and identity: versions, addresses, and the text of a
 * restart that a person asked for.
 */
record FreshDeployment(Cluster cluster) {

  private static final String KINDS =
      "statefulset,service,configmap,serviceaccount,role,rolebinding,pdb";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private static final Set<String> OF_METADATA =
      Set.of("name", "labels", "annotations", "finalizers");

  private static final List<String> OF_IDENTITY =
      List.of("clusterIP", "clusterIPs", "healthCheckNodePort", "status", "revisionHistoryLimit");

  private static final List<String> OF_HISTORY =
      List.of(
          "windlass.io/restart",
          "config.aistore.nvidia.com/restart-hash",
          "windlass.io/stopped-from");

  private static final List<String> OF_THE_RUN =
      List.of("uuid", "config_version", "lastupdate_time");

  /** One with the spec of a cluster, in a namespace beside it. */
  static FreshDeployment of(Cluster worn) {
    Cluster fresh = Cluster.in(worn.stack(), worn.namespace() + "-fresh");
    String spec = worn.kubectl("get", "aistore", worn.name(), "-o", "jsonpath={.spec}");
    String resource =
        "{\"apiVersion\":\"ais.nvidia.com/v1beta1\",\"kind\":\"AIStore\",\"metadata\":{\"name\":\"%s\",\"namespace\":\"%s\"},\"spec\":%s}"
            .formatted(fresh.name(), fresh.namespace(), spec);
    assertThat(fresh.tryApply(resource).exitCode()).isZero();
    return new FreshDeployment(fresh.awaitReady());
  }

  /** The other one is the same as this one. */
  void assertSameAs(Cluster worn) {
    Map<String, String> expected = objects(cluster);
    Map<String, String> found = objects(worn);
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    expected.forEach((name, text) -> assertThat(found.get(name)).as(name).isEqualTo(text));
    assertThat(worn.claims().keySet().stream().map(name -> spelled(worn, name)).toList())
        .containsAll(
            cluster.claims().keySet().stream().map(name -> spelled(cluster, name)).toList());
    assertThat(configuration(worn)).isEqualTo(configuration(cluster));
  }

  private static Map<String, String> objects(Cluster of) {
    Map<String, String> objects = new TreeMap<>();
    JsonNode items = json(spelled(of, of.kubectl("get", KINDS, "-o", "json"))).path("items");
    for (JsonNode item : items) {
      ObjectNode object = (ObjectNode) item;
      if (!object.at("/metadata/name").asText().startsWith("kube-")) {
        String title = object.path("kind").asText() + " " + object.at("/metadata/name").asText();
        objects.put(title, text(compared(object)));
      }
    }
    return objects;
  }

  private static ObjectNode compared(ObjectNode object) {
    ((ObjectNode) object.path("metadata")).retain(OF_METADATA);
    strip(object);
    return object;
  }

  private static void strip(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(OF_IDENTITY);
      object.remove(OF_HISTORY);
    }
    node.forEach(FreshDeployment::strip);
  }

  private static String configuration(Cluster of) {
    ObjectNode configuration = (ObjectNode) json(spelled(of, of.objects().configuration()));
    configuration.remove(OF_THE_RUN);
    return text(configuration);
  }

  private static String spelled(Cluster of, String text) {
    return text.replace(of.namespace(), "NAMESPACE");
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException wrong) {
      throw new AssertionError(text, wrong);
    }
  }

  private static String text(JsonNode node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException wrong) {
      throw new AssertionError(wrong);
    }
  }
}
