package io.windlass.testbed.kubelet.node;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.NodeConditionBuilder;
import io.fabric8.kubernetes.api.model.NodeStatus;
import io.fabric8.kubernetes.api.model.NodeStatusBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Taint;
import io.windlass.testbed.topology.NodeShape;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The Node object of a simulated node. */
final class NodeObjects {

  /** The kubelet version; clients compare it with the server's. */
  private static final String VERSION = "v1.36.3";

  private NodeObjects() {}

  static Node node(NodeShape shape) {
    List<Taint> taints =
        shape.taints().stream()
            .map(taint -> new Taint(taint.effect(), taint.key(), null, taint.value()))
            .toList();
    return new NodeBuilder()
        .withNewMetadata()
        .withName(shape.name())
        .withLabels(shape.labels())
        .endMetadata()
        .withNewSpec()
        .withTaints(taints)
        .endSpec()
        .withStatus(status(shape, Instant.now()))
        .build();
  }

  /** A node in good health. */
  static NodeStatus status(NodeShape shape, Instant now) {
    Map<String, Quantity> capacity = new LinkedHashMap<>();
    shape.capacity().forEach((name, amount) -> capacity.put(name, new Quantity(amount)));
    String id = UUID.nameUUIDFromBytes(shape.name().getBytes(StandardCharsets.UTF_8)).toString();
    return new NodeStatusBuilder()
        .withCapacity(capacity)
        .withAllocatable(capacity)
        .addNewAddress(shape.address(), "InternalIP")
        .addNewAddress(shape.name(), "Hostname")
        .withConditions(
            condition("MemoryPressure", "False", "KubeletHasSufficientMemory", now),
            condition("DiskPressure", "False", "KubeletHasNoDiskPressure", now),
            condition("PIDPressure", "False", "KubeletHasSufficientPID", now),
            condition("Ready", "True", "KubeletReady", now))
        .withNewNodeInfo()
        .withMachineID(id)
        .withSystemUUID(id)
        .withBootID(id)
        .withArchitecture("amd64")
        .withOperatingSystem("linux")
        .withOsImage("Windlass testbed")
        .withKernelVersion("6.1.0")
        .withContainerRuntimeVersion("windlass://1.0")
        .withKubeletVersion(VERSION)
        .withKubeProxyVersion(VERSION)
        .endNodeInfo()
        .build();
  }

  private static NodeCondition condition(String type, String status, String reason, Instant now) {
    String time = now.truncatedTo(ChronoUnit.SECONDS).toString();
    return new NodeConditionBuilder()
        .withType(type)
        .withStatus(status)
        .withReason(reason)
        .withMessage("simulated")
        .withLastHeartbeatTime(time)
        .withLastTransitionTime(time)
        .build();
  }
}
