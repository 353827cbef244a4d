package io.windlass.activities.pmem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.activities.kubernetes.ServerSide;
import java.net.HttpURLConnection;

/** What Windlass remembers on a Kubernetes node. */
record NodeNotes(KubernetesClient kubernetes) {

  private static final PatchContext MERGE =
      new PatchContext.Builder()
          .withPatchType(PatchType.JSON_MERGE)
          .withFieldManager(ServerSide.FIELD_MANAGER)
          .build();

  /** Writes an annotation; a node that is gone remembers nothing. */
  void write(String node, String annotation, String text) {
    ObjectNode patch = Serialization.jsonMapper().createObjectNode();
    patch.putObject("metadata").putObject("annotations").put(annotation, text);
    try {
      kubernetes.nodes().withName(node).patch(MERGE, patch.toString());
    } catch (KubernetesClientException answer) {
      if (answer.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
        throw answer;
      }
    }
  }
}
