package io.windlass.testbed.kubelet.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.storage.CSINode;
import io.fabric8.kubernetes.api.model.storage.CSINodeBuilder;
import io.fabric8.kubernetes.api.model.storage.CSINodeDriver;
import io.fabric8.kubernetes.api.model.storage.CSINodeDriverBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.windlass.testbed.kubelet.volume.CsiNodeService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the API knows of the CSI drivers of nodes: the CSINode of each, an annotation with the ids
 * that drivers give to nodes, and labels for their topology. The kubelet alone writes them.
 */
record CsiNodes(KubernetesClient client) {

  private static final String IDS = "csi.volume.kubernetes.io/nodeid";
  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

  /** Adds a driver; replaces one of that name. */
  void add(String node, String driver, CsiNodeService.NodeInfo info) {
    remove(node, driver);
    Node present = client.nodes().withName(node).require();
    ObjectNode ids = ids(present).put(driver, info.nodeId());
    patchNode(node, ids, info.topology());
    CSINodeDriver entry =
        new CSINodeDriverBuilder()
            .withName(driver)
            .withNodeID(info.nodeId())
            .withTopologyKeys(info.topology().keySet().stream().sorted().toList())
            .build();
    Optional<CSINode> known = find(node);
    if (known.isEmpty()) {
      client.resource(csiNode(present, entry)).create();
      return;
    }
    List<CSINodeDriver> all = new ArrayList<>(drivers(known.get()));
    all.add(entry);
    replace(known.get(), all);
  }

  /** Takes a driver out; labels stay, as volumes may still be where they say. */
  void remove(String node, String driver) {
    find(node)
        .filter(known -> drivers(known).stream().anyMatch(one -> is(one, driver)))
        .ifPresent(
            known ->
                replace(known, drivers(known).stream().filter(one -> !is(one, driver)).toList()));
    Optional.ofNullable(client.nodes().withName(node).get())
        .map(CsiNodes::ids)
        .filter(ids -> ids.has(driver))
        .ifPresent(ids -> patchNode(node, ids.without(List.of(driver)), Map.of()));
  }

  /** The API sends an explicit null for a node that has none any more. */
  static List<CSINodeDriver> drivers(CSINode known) {
    return Optional.ofNullable(known.getSpec().getDrivers()).orElse(List.of());
  }

  private static boolean is(CSINodeDriver one, String driver) {
    return one.getName().equals(driver);
  }

  private Optional<CSINode> find(String node) {
    return Optional.ofNullable(client.storage().v1().csiNodes().withName(node).get());
  }

  private void replace(CSINode known, List<CSINodeDriver> drivers) {
    client
        .resource(new CSINodeBuilder(known).editOrNewSpec().withDrivers(drivers).endSpec().build())
        .update();
  }

  private static CSINode csiNode(Node node, CSINodeDriver driver) {
    return new CSINodeBuilder()
        .withNewMetadata()
        .withName(node.getMetadata().getName())
        .addNewOwnerReference()
        .withApiVersion("v1")
        .withKind("Node")
        .withName(node.getMetadata().getName())
        .withUid(node.getMetadata().getUid())
        .endOwnerReference()
        .endMetadata()
        .withNewSpec()
        .withDrivers(driver)
        .endSpec()
        .build();
  }

  private void patchNode(String node, JsonNode ids, Map<String, String> labels) {
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    ObjectNode metadata = patch.putObject("metadata");
    metadata.putObject("annotations").put(IDS, ids.toString());
    ObjectNode labelled = metadata.putObject("labels");
    labels.forEach(labelled::put);
    client.nodes().withName(node).patch(MERGE, patch.toString());
  }

  private static ObjectNode ids(Node node) {
    return Optional.ofNullable(node.getMetadata().getAnnotations())
        .map(all -> all.get(IDS))
        .map(text -> Serialization.unmarshal(text, ObjectNode.class))
        .orElseGet(JsonNodeFactory.instance::objectNode);
  }
}
