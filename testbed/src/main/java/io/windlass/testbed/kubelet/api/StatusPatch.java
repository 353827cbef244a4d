package io.windlass.testbed.kubelet.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.PodStatus;

/**
 * The strategic merge patch that puts a pod's status in place. Conditions of others stay; within
 * our own, a reason that no longer holds must be removed by an explicit null; address lists are
 * replaced, since a merge would keep old addresses.
 */
final class StatusPatch {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private StatusPatch() {}

  static ObjectNode of(String podUid, PodStatus status) {
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    patch.putObject("metadata").put("uid", podUid);
    ObjectNode body = MAPPER.valueToTree(status);
    for (JsonNode condition : body.path("conditions")) {
      nullWhenAbsent((ObjectNode) condition, "reason");
      nullWhenAbsent((ObjectNode) condition, "message");
    }
    replace(body, "podIPs");
    replace(body, "hostIPs");
    patch.set("status", body);
    return patch;
  }

  private static void nullWhenAbsent(ObjectNode condition, String field) {
    if (!condition.has(field)) {
      condition.putNull(field);
    }
  }

  private static void replace(ObjectNode body, String field) {
    if (body.get(field) instanceof ArrayNode list) {
      list.insertObject(0).put("$patch", "replace");
    }
  }
}
